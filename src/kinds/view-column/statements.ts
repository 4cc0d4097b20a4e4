import type { Action } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import type { ViewColumn, ViewColumnAttributes } from './object.ts';

/** The view's query makes the columns, and takes them along when it goes. */
export const viewColumnStatements: Statements<'view-column', ViewColumnAttributes> = {
  create: enterDefault,
  inline: ({ id }) => ownName(id),
  afterInline: enterDefault,
  drop: () => [],
  address: ({ id, parent }) => sql`COLUMN ${qualifiedName(parent!)}.${ownName(id)}`,
};

export const viewColumnRules: { readonly default: AttributeRule<'view-column', ViewColumnAttributes> } = {
  default: {
    change: 'alter',
    alter: (_, after) =>
      after.attributes.default === null ? [alterDefault(after, sql`DROP DEFAULT`)] : enterDefault(after),
  },
};

function enterDefault(column: ViewColumn): readonly Action[] {
  const { default: value } = column.attributes;
  return value === null ? [] : [alterDefault(column, sql`SET DEFAULT ${verbatim(value)}`)];
}

function alterDefault({ id, parent }: ViewColumn, clause: Sql): Action {
  return {
    sql: sql`ALTER VIEW ${qualifiedName(parent!)} ALTER COLUMN ${ownName(id)} ${clause}`,
    locks: locks('ACCESS EXCLUSIVE', parent!),
  };
}
