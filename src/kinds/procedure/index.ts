import { sql } from '../../sql/sql.ts';
import { defineKind } from '../kind.ts';
import { routineKind } from '../shared/routine.ts';

export const procedureKind = defineKind(
  routineKind({
    kind: 'procedure',
    word: sql`PROCEDURE`,
    letters: ['p'],
    definition: sql`pg_get_functiondef(p.oid)`,
    grantWord: sql`PROCEDURE`,
  }),
);
