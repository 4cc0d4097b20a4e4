import { childrenOf } from '../../model/childrenOf.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { Schemas, StatementContext } from '../kind.ts';
import { collateSql } from '../shared/collationName.ts';
import { truncateName } from '../shared/constraintName.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { ownName } from '../shared/nameSql.ts';
import { inheritedColumns } from '../shared/tableColumns.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { Table } from './object.ts';

/**
 * Makes inherited columns the table's own as well. No statement says so; but PostgreSQL does it where a parent loses a
 * column that the table has from another one too.
 */
export function mergeColumns(before: Table, after: Table, context: StatementContext): readonly Action[] {
  const columns = gained(before.attributes.merged, after.attributes.merged, before, context);
  if (columns.length === 0) return [];
  const [table, parent] = [qualified(after.name), qualified([after.name[0]!, interimName(after)])];
  const summary = `Make ${columns.map(({ name }) => displayName([...after.name, name.at(-1)!])).join(', ')} a column of its own as well.`;
  const requires = columns.map(({ id }) => id);
  const step = (statement: Sql): Action => ({
    sql: statement,
    summary,
    requires,
    locks: locks('ACCESS EXCLUSIVE', after.id),
  });
  const drops = columns.map(({ id }) => sql`DROP COLUMN ${ownName(id)}`);
  return [
    step(sql`CREATE TABLE ${parent} (${join(columns.map(definition))})`),
    step(sql`ALTER TABLE ${table} INHERIT ${parent}`),
    step(sql`ALTER TABLE ONLY ${parent} ${join(drops)}`),
    step(sql`ALTER TABLE ${table} NO INHERIT ${parent}`),
    step(sql`DROP TABLE ${parent}`),
  ];
}

export function mergeNotNulls(before: Table, after: Table, context: StatementContext): readonly Action[] {
  const { mergedNotNulls } = after.attributes;
  return requireOwn(after, gained(before.attributes.mergedNotNulls, mergedNotNulls, before, context));
}

/** The same for a new table, in whose statement a column cannot be required that is not its own. */
export function requireMerged(table: Table, context: StatementContext): readonly Action[] {
  const { mergedNotNulls = [] } = table.attributes;
  const columns = inheritedColumns(table.id, context.after, context);
  return requireOwn(
    table,
    columns.filter(({ id }) => mergedNotNulls.includes(id)),
  );
}

function requireOwn(table: Table, columns: readonly SchemaObject[]): readonly Action[] {
  return columns.map(({ id, name }) => ({
    sql: sql`ALTER TABLE ${qualified(table.name)} ALTER COLUMN ${ownName(id)} SET NOT NULL`,
    summary: `Make NOT NULL of ${displayName([...table.name, name.at(-1)!])} its own as well.`,
    requires: [id],
    locks: locks('ACCESS EXCLUSIVE', table.id),
  }));
}

/** PostgreSQL knows no way to make what is a table's own inherited alone, but to make it anew. */
export function notMergedAnyMore(before: Table, after: Table, schemas: Schemas): readonly ObjectId[] {
  const columns = inheritedColumns(after.id, schemas.after, { children: childrenOf });
  const isLost = (name: 'merged' | 'mergedNotNulls') =>
    columns.some(({ id }) => before.attributes[name]?.includes(id) && !after.attributes[name]?.includes(id));
  return isLost('merged') || isLost('mergedNotNulls') ? [before.id] : [];
}

/** What the table's own column becomes one with is merged by that. */
function gained(
  old: readonly ObjectId[] = [],
  wanted: readonly ObjectId[] = [],
  before: Table,
  context: StatementContext,
): readonly SchemaObject[] {
  const own = context.children(context.before, before.id).filter(({ kind }) => kind === 'column');
  const columns = inheritedColumns(before.id, context.after, context);
  return columns.filter(
    ({ id, name }) =>
      wanted.includes(id) &&
      !old.includes(id) &&
      !own.some((column) => isOwn(column) && column.name.at(-1) === name.at(-1)),
  );
}

/** What of a column an interim parent must have too. */
interface ColumnFacts {
  readonly type: TypeRef;
  readonly collation: string | null;
  readonly default: { readonly type: string; readonly sql?: string; readonly stored?: boolean } | null;
  readonly inherits?: ObjectId;
}

function isOwn({ attributes }: SchemaObject): boolean {
  return (attributes as unknown as ColumnFacts).inherits === undefined;
}

function definition({ id, attributes }: SchemaObject): Sql {
  const { type, collation, default: value } = attributes as unknown as ColumnFacts;
  const generated =
    value?.type === 'generated'
      ? sql` GENERATED ALWAYS AS (${verbatim(value.sql!)}) ${value.stored ? sql`STORED` : sql`VIRTUAL`}`
      : sql``;
  return sql`${ownName(id)} ${typeSql(type)}${collateSql(collation)}${generated}`;
}

function interimName({ name }: Table): string {
  return truncateName(`schemac_${name.at(-1)!}`, 63);
}
