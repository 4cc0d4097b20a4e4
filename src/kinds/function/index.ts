import { sql } from '../../sql/sql.ts';
import { defineKind } from '../kind.ts';
import { routineKind } from '../shared/routine.ts';

/** Window functions among them. */
export const functionKind = defineKind(
  routineKind({
    kind: 'function',
    word: sql`FUNCTION`,
    letters: ['f', 'w'],
    definition: sql`pg_get_functiondef(p.oid)`,
    grantWord: sql`FUNCTION`,
  }),
);
