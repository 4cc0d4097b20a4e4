import { join, literal, qualified, sql } from '../../sql/sql.ts';
import type { Statements } from '../kind.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { stepAsideAs } from '../shared/stepAside.ts';
import type { EnumAttributes } from './object.ts';
import { renameValues, withValueNames } from './renameValues.ts';
import { valuesInUse } from './valuesInUse.ts';

export const enumStatements: Statements<'enum', EnumAttributes> = {
  create: ({ name, attributes: { values } }) => [
    { sql: sql`CREATE TYPE ${qualified(name)} AS ENUM (${join(values.map(literal))})` },
  ],
  drop: ({ name }) => [{ sql: sql`DROP TYPE ${qualified(name)}` }],
  rename: {
    when: 'ask',
    rename: (before, after) => [
      ...renameInSchema({ word: sql`TYPE`, before: before.name, after: after.name }),
      ...renameValues(before, after),
    ],
    parts: { of: ({ attributes }) => attributes.values, renamed: withValueNames },
  },
  address: ({ name }) => sql`TYPE ${qualified(name)}`,
  stepAside: stepAsideAs(sql`TYPE`, 'enum'),
  check: valuesInUse,
};
