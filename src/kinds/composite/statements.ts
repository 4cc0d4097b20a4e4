import { join, qualified, sql } from '../../sql/sql.ts';
import type { Statements } from '../kind.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { stepAsideAs } from '../shared/stepAside.ts';
import { listsInUse } from './listsInUse.ts';
import type { CompositeAttributes } from './object.ts';

export const compositeStatements: Statements<'composite', CompositeAttributes> = {
  create: (type, context) => [
    { sql: sql`CREATE TYPE ${qualified(type.name)} AS (${join(context.inlineChildren(type))})` },
  ],
  drop: ({ name }) => [{ sql: sql`DROP TYPE ${qualified(name)}` }],
  rename: {
    when: 'ask',
    rename: (before, after) => renameInSchema({ word: sql`TYPE`, before: before.name, after: after.name }),
  },
  address: ({ name }) => sql`TYPE ${qualified(name)}`,
  check: ({ after }, context) => listsInUse(after, context),
  stepAside: stepAsideAs(sql`TYPE`, 'type'),
};
