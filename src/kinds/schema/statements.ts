import { ident, sql } from '../../sql/sql.ts';
import type { Statements } from '../kind.ts';
import type { SchemaAttributes } from './object.ts';

export const schemaStatements: Statements<'schema', SchemaAttributes> = {
  create: ({ name }) => [{ sql: sql`CREATE SCHEMA ${ident(...name)}` }],
  drop: ({ name }) => [{ sql: sql`DROP SCHEMA ${ident(...name)}` }],
  rename: {
    when: 'ask',
    rename: (before, after) => [
      { sql: sql`ALTER SCHEMA ${ident(...before.name)} RENAME TO ${ident(...after.name)}` },
    ],
  },
  address: ({ name }) => sql`SCHEMA ${ident(...name)}`,
};
