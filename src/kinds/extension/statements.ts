import type { Hazard } from '../../model/plan.ts';
import { ident, literal, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { mayFail } from '../shared/mayFail.ts';
import { checkExtension, missingUpdate } from './checkExtension.ts';
import { isImmovable } from './isImmovable.ts';
import type { Extension, ExtensionAttributes, ExtensionDetails } from './object.ts';

/** With IF NOT EXISTS: the extensions of a database are often installed by those who run it. */
export const extensionStatements: Statements<'extension', ExtensionAttributes> = {
  create: (extension) => {
    const { schema } = extension.attributes;
    const version = (extension.details as ExtensionDetails | undefined)?.anyVersion
      ? null
      : extension.attributes.version;
    return [
      {
        sql: sql`CREATE EXTENSION IF NOT EXISTS ${nameOf(extension)}${
          schema === null ? sql`` : sql` SCHEMA ${ident(schema)}`
        }${version === null ? sql`` : sql` VERSION ${literal(version)}`}`,
      },
    ];
  },
  drop: (extension) => [{ sql: sql`DROP EXTENSION ${nameOf(extension)}`, hazards: [lostRows(extension)] }],
  address: (extension) => sql`EXTENSION ${nameOf(extension)}`,
  check: checkExtension,
};

type ExtensionRules = {
  readonly [P in keyof ExtensionAttributes]: AttributeRule<'extension', ExtensionAttributes>;
};

/** What a declaration leaves open is no change. */
export const extensionRules: ExtensionRules = {
  schema: {
    change: 'alter',
    alter: (_, after) => {
      const { schema } = after.attributes;
      if (schema === null) return [];
      return [{ sql: sql`ALTER EXTENSION ${nameOf(after)} SET SCHEMA ${ident(schema)}` }];
    },
    replaceWhen: (before) => isImmovable(before),
  },
  version: {
    change: 'alter',
    alter: (before, after) => {
      const { version } = after.attributes;
      if (version === null) return [];
      return [
        {
          sql: sql`ALTER EXTENSION ${nameOf(after)} UPDATE TO ${literal(version)}`,
          hazards: mayFail(
            missingUpdate(before, after),
            'Fails where PostgreSQL has no scripts from the one version to the other.',
          ),
        },
      ];
    },
  },
};

function nameOf({ name }: Extension): Sql {
  return ident(...name);
}

function lostRows(extension: Extension): Hazard {
  return {
    type: 'data-loss',
    message: `Where tables belong to extension ${extension.name[0]}, their rows are lost.`,
    when: sql`SELECT EXISTS (SELECT FROM pg_extension WHERE extname = ${literal(extension.name[0]!)} AND extconfig IS NOT NULL)`,
  };
}
