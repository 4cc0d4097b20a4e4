import { type ObjectId, objectId, objectName, type Schema, type SchemaObject } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';

/** What the attributes of a table say of the tables that it has columns from. */
interface Lineage {
  readonly partition?: { readonly of: ObjectId };
  readonly inherits?: readonly ObjectId[];
}

/** The tables that a table has columns from: its own if it is a partition, those that it inherits from. */
export function parentTables(table: SchemaObject | undefined): readonly ObjectId[] {
  const { partition, inherits } = (table?.attributes ?? {}) as Lineage;
  return partition ? [partition.of] : (inherits ?? []);
}

/** All columns of a table: first those of its parents, then its own, each name once. */
export function tableColumns(
  table: ObjectId,
  schema: Schema,
  context: Pick<StatementContext, 'children'>,
): readonly SchemaObject[] {
  const columns = new Map<string, SchemaObject>();
  const inherited = parentTables(schema.get(table)).flatMap((parent) =>
    tableColumns(parent, schema, context),
  );
  const own = context.children(schema, table).filter(({ kind }) => kind === 'column');
  for (const column of [...inherited, ...own]) {
    const name = column.name.at(-1)!;
    if (!columns.has(name)) columns.set(name, column);
  }
  return [...columns.values()];
}

/** The columns that a table has from others, each name once. */
export function inheritedColumns(
  table: ObjectId,
  schema: Schema,
  context: Pick<StatementContext, 'children'>,
): readonly SchemaObject[] {
  return tableColumns(table, schema, context).filter(({ parent }) => parent !== table);
}

/** A column of a table as that of another, which has it from there. */
export function asColumnOf<Column extends SchemaObject>(table: ObjectId, column: Column): Column {
  const name = [...objectName(table), column.name.at(-1)!];
  return { ...column, id: objectId(column.kind, name), parent: table, name };
}

/** The column of that name that a table has in a schema, its own or inherited; undefined where there is none. */
export function columnIn(
  { parent, name }: SchemaObject,
  schema: Schema,
  context: Pick<StatementContext, 'children'>,
): SchemaObject | undefined {
  if (!schema.has(parent!)) return undefined;
  return tableColumns(parent!, schema, context).find((column) => column.name.at(-1) === name.at(-1));
}

/** The tables that inherit from one, which are not its partitions. */
export function inheritingTables(table: ObjectId, schema: Schema): readonly SchemaObject[] {
  return [...schema.values()].filter(
    ({ kind, attributes }) => kind === 'table' && (attributes as Lineage).inherits?.includes(table),
  );
}
