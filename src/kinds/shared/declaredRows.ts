import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { keyCondition, valueSql } from './rowSql.ts';
import type { TypeRef } from './typeRef.ts';
import { typeSql } from './typeSql.ts';

/** The texts of a row as PostgreSQL writes them, by column; null: NULL. */
export type RowValues = Readonly<Record<ObjectId, string | null>>;

/** Rows by their keys (see `rowKey`). */
export type Rows = Readonly<Record<string, RowValues>>;

/** What the attributes of the rows of a table say. */
export interface DeclaredRows {
  /** The columns by which rows are told apart. */
  readonly key: readonly ObjectId[];
  /** Of each, the columns that it gives a value, those of the key among them. */
  readonly rows: Rows;
}

/** The rows of a table that a schema declares. */
function rowsOfTable(
  table: ObjectId,
  schema: Schema,
  context: Pick<StatementContext, 'children'>,
): DeclaredRows | undefined {
  const [rows] = context.children(schema, table).filter(({ kind }) => kind === 'data');
  return rows?.attributes as DeclaredRows | undefined;
}

/** What the declared rows of a table hold in a column that becomes required. */
export interface DeclaredValues {
  /** The value of a row in SQL; NULL in other rows. */
  readonly value: Sql;
  /** Whether a row is one of those. */
  readonly isDeclared: Sql;
}

/**
 * The values that fill a required column which has no other value for the rows that are there. Undefined where none are
 * declared, or by a key that is new itself.
 */
export function declaredValues(
  { id, parent, attributes, hints }: SchemaObject,
  context: StatementContext,
): DeclaredValues | undefined {
  const { nullable, default: value } = attributes as {
    readonly nullable?: boolean;
    readonly default?: unknown;
  };
  if (nullable !== false || value || hints?.backfill !== undefined || !context.before.has(parent!))
    return undefined;
  const declared = rowsOfTable(parent!, context.after, context);
  const given = Object.entries(declared?.rows ?? {}).filter(([, row]) => typeof row[id] === 'string');
  if (!declared || given.length === 0 || declared.key.some((column) => context.creates(column)))
    return undefined;
  const column = context.after.get(id);
  const cases = given.map(([key, row]) => {
    return sql`WHEN ${keyCondition(declared.key, [key], context)} THEN ${valueSql(row[id]!, column)}`;
  });
  return {
    value: ofType(sql`CASE ${join(cases, sql` `)} END`, column!),
    isDeclared: keyCondition(
      declared.key,
      given.map(([key]) => key),
      context,
    ),
  };
}

/** Texts alone make a CASE a text, which PostgreSQL puts into no column of another type. */
function ofType(cases: Sql, column: SchemaObject): Sql {
  const { type } = column.attributes as { readonly type: TypeRef };
  const isPlain = 'text' in type && !type.array && plain.test(type.text);
  return isPlain ? cases : sql`(${cases})::${typeSql(type)}`;
}

const plain = /^(?:text|character varying.*|smallint|integer|bigint|numeric.*|boolean)$/;

/** Whether a value of these columns is that of a row which is declared, and so there when the rows have changed. */
export function isOfDeclaredRow(
  table: ObjectId,
  columns: readonly ObjectId[],
  values: readonly Sql[],
  context: StatementContext,
): Sql | undefined {
  const declared = rowsOfTable(table, context.after, context);
  const tuples = Object.values(declared?.rows ?? {}).flatMap((row) => {
    const texts = columns.map((id) => row[id]);
    if (!texts.every((text) => typeof text === 'string')) return [];
    return [sql`(${join(texts.map((text, index) => valueSql(text, context.after.get(columns[index]!))))})`];
  });
  return tuples.length === 0 ? undefined : sql`(${join(values)}) IN (${join(tuples)})`;
}
