import { deepEqual } from '../../model/deepEqual.ts';
import type { Action } from '../../model/plan.ts';
import { join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { lostSupport } from '../shared/lostSupport.ts';
import { restoreOwner } from '../shared/owner.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { keepsColumns, optionClauses, optionsSql } from '../shared/viewShape.ts';
import type { View, ViewAttributes } from './object.ts';

export const viewStatements: Statements<'view', ViewAttributes> = {
  create: (view, context) => [
    { sql: createSql(sql`CREATE VIEW`, view) },
    ...restoreOwner(view, address(view), context),
  ],
  drop: (view) => [{ sql: sql`DROP ${address(view)}`, locks: locks('ACCESS EXCLUSIVE', view.id) }],
  dropsFirst: true,
  rename: {
    when: 'equal',
    rename: (before, after) =>
      renameInSchema({
        word: sql`VIEW`,
        before: before.name,
        after: after.name,
        locks: locks('ACCESS EXCLUSIVE', after.id),
      }),
  },
  address,
  grantAddress: ({ name }) => sql`TABLE ${qualified(name)}`,
  check: ({ after }, context) => lostSupport(after, 'view', context),
};

function address({ name }: View): Sql {
  return sql`VIEW ${qualified(name)}`;
}

function createSql(command: Sql, { name, attributes: { options, definition } }: View): Sql {
  const head = join([sql`${command} ${qualified(name)}`, ...optionsSql(options), sql`AS`], sql` `);
  return sql`${head}
${verbatim(definition)}`;
}

/** PostgreSQL lets a view get columns behind those that it has, and no other ones. */
const replaceWhen = (before: View, after: View) => !keepsColumns(before.attributes, after.attributes);

type ViewRules = { readonly [P in keyof ViewAttributes]: AttributeRule<'view', ViewAttributes> };

export const viewRules: ViewRules = {
  definition: {
    change: 'alter',
    alter: (_, after) => [
      { sql: createSql(sql`CREATE OR REPLACE VIEW`, after), locks: locks('ACCESS EXCLUSIVE', after.id) },
    ],
    replaceWhen,
  },
  // More columns come with another query.
  columns: { change: 'alter', alter: () => [], replaceWhen },
  options: { change: 'alter', alter: alterOptions },
};

/** CREATE OR REPLACE VIEW has set them. */
function alterOptions(before: View, after: View): readonly Action[] {
  if (!deepEqual(before.attributes.definition, after.attributes.definition)) return [];
  return optionClauses(before.attributes.options, after.attributes.options).map((clause) => ({
    sql: sql`ALTER ${address(after)} ${clause}`,
    locks: locks('ACCESS EXCLUSIVE', after.id),
  }));
}
