import { ident, literal, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import type { ExtensionAttributes } from './object.ts';

/** With IF NOT EXISTS: the extensions of a database are often installed by those who run it. */
export const extensionStatements: Statements<'extension', ExtensionAttributes> = {
  create: ({ name, attributes: { schema, version } }) => [
    {
      sql: sql`CREATE EXTENSION IF NOT EXISTS ${ident(...name)}${
        schema === null ? sql`` : sql` SCHEMA ${ident(schema)}`
      }${version === null ? sql`` : sql` VERSION ${literal(version)}`}`,
    },
  ],
  drop: ({ name }) => [{ sql: sql`DROP EXTENSION ${ident(...name)}` }],
  address: ({ name }) => sql`EXTENSION ${ident(...name)}`,
};

type ExtensionRules = {
  readonly [P in keyof ExtensionAttributes]: AttributeRule<'extension', ExtensionAttributes>;
};

/** What a declaration leaves open is no change. */
export const extensionRules: ExtensionRules = {
  schema: {
    change: 'alter',
    alter: (_, { name, attributes: { schema } }) =>
      schema === null ? [] : [{ sql: sql`ALTER EXTENSION ${ident(...name)} SET SCHEMA ${ident(schema)}` }],
  },
  version: {
    change: 'alter',
    alter: (_, { name, attributes: { version } }) =>
      version === null ? [] : [{ sql: sql`ALTER EXTENSION ${ident(...name)} UPDATE TO ${literal(version)}` }],
  },
};
