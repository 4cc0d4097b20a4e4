import { type ObjectId, objectName, type SchemaObject } from '../../model/object.ts';
import { ident, join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { domainDefault, refusesNull } from './domainChain.ts';
import { isSettledColumn } from './isSettledColumn.ts';
import { isVolatile } from './isVolatile.ts';
import { ownName, qualifiedName } from './nameSql.ts';
import { newConstant } from './newConstant.ts';
import type { TypeRef } from './typeRef.ts';
import { typeSql } from './typeSql.ts';

/**
 * Whether a question can be asked of a column now: it is there with its type, all rows get one value in it, or it is
 * computed from such columns.
 */
export function isKnownColumn(id: ObjectId, context: StatementContext): boolean {
  return holdsKnownValues(id, context) || newComputation(context.after.get(id), context) !== undefined;
}

function holdsKnownValues(id: ObjectId, context: StatementContext): boolean {
  return isSettledColumn(id, context) || isOneValue(id, context);
}

/** Whether all rows get one value in it, since it is new. */
export function isOneValue(id: ObjectId, context: StatementContext): boolean {
  return valueOfNew(context.after.get(id), context) !== undefined;
}

/**
 * The rows of a table for FROM, under its name, with the new columns in which all of them get one value, a constant
 * default or NULL, and with those that are computed from these and from what is there.
 */
export function rowsWithNewColumns(table: ObjectId, context: StatementContext): Sql {
  const columns = context.children(context.after, table).filter(({ kind }) => kind === 'column');
  const name = ident(objectName(table).at(-1)!);
  const values = selected(columns, (column) => valueOfNew(column, context)?.sql);
  const computed = selected(columns, (column) => newComputation(column, context));
  const known =
    values.length === 0 && computed.length === 0
      ? qualifiedName(table)
      : sql`(SELECT ${join([sql`t.ctid`, sql`t.*`, ...values])} FROM ${qualifiedName(table)} t) AS ${name}`;
  return computed.length === 0 ? known : sql`(SELECT *, ${join(computed)} FROM ${known}) AS ${name}`;
}

function selected(
  columns: readonly SchemaObject[],
  sqlOf: (column: SchemaObject) => Sql | undefined,
): readonly Sql[] {
  return columns.flatMap((column) => {
    const value = sqlOf(column);
    return value ? [sql`${value} AS ${ownName(column.id)}`] : [];
  });
}

/** One value for all rows. */
interface NewValue {
  readonly sql: Sql;
  readonly isNull: boolean;
}

interface ColumnLike {
  readonly type: TypeRef;
  readonly nullable: boolean;
  readonly inherits?: ObjectId;
  readonly default: { readonly type: string; readonly sql?: string } | null;
}

/** Whether all rows that are there have NULL in it, since it is new. */
export function isNewAndNull(id: ObjectId, context: StatementContext): boolean {
  return valueOfNew(context.after.get(id), context)?.isNull === true;
}

/** What the rows that are there get in a new column; undefined where it is not one value for all, or not known. */
function valueOfNew(column: SchemaObject | undefined, context: StatementContext): NewValue | undefined {
  if (!column || context.before.has(column.id) || column.hints?.backfill !== undefined) return undefined;
  const { type, nullable, inherits, default: value } = column.attributes as ColumnLike;
  // A type that is made by the same migration cannot be named yet.
  if (inherits !== undefined || ('object' in type && context.creates(type.object))) return undefined;
  if (value !== null) return constantOf(newConstant(column.id, context), type);
  const text = domainDefault(type, context.after);
  if (text !== undefined) return constantOf(isVolatile(text) ? undefined : sql`(${verbatim(text)})`, type);
  const isNull = nullable && !refusesNull(type, context.after);
  return isNull ? { sql: sql`NULL::${typeSql(type)}`, isNull } : undefined;
}

/** What rows get in a new computed column, over columns whose values are known. */
function newComputation(column: SchemaObject | undefined, context: StatementContext): Sql | undefined {
  if (!column || context.before.has(column.id)) return undefined;
  const { type, default: value } = column.attributes as ColumnLike;
  if (value?.type !== 'generated' || ('object' in type && context.creates(type.object))) return undefined;
  const sources = column.dependsOn.filter((id) => context.after.get(id)?.kind === 'column');
  const areKnown = sources.every((id) => holdsKnownValues(id, context));
  return areKnown ? sql`(${verbatim(value.sql!)})::${typeSql(type)}` : undefined;
}

function constantOf(constant: Sql | undefined, type: TypeRef): NewValue | undefined {
  return constant && { sql: sql`${constant}::${typeSql(type)}`, isNull: false };
}
