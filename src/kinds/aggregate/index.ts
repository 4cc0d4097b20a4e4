import { sql } from '../../sql/sql.ts';
import { defineKind } from '../kind.ts';
import { routineKind } from '../shared/routine.ts';
import { aggregateDefinition } from './definition.ts';

export const aggregateKind = defineKind(
  routineKind({
    kind: 'aggregate',
    word: sql`AGGREGATE`,
    letters: ['a'],
    definition: aggregateDefinition,
    // GRANT knows no aggregates.
    grantWord: sql`FUNCTION`,
  }),
);
