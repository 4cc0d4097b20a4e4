import type { ObjectId, Schema } from '../../model/object.ts';

/** What the attributes of a foreign key say. */
export interface Reference {
  readonly table: ObjectId;
  readonly columns: readonly ObjectId[];
  readonly referencedTable: ObjectId;
  readonly referencedColumns: readonly ObjectId[];
  readonly onDelete: string;
}

/** Tables in an order in which rows can be inserted, and the references that such an order cannot satisfy. */
export interface TableOrder {
  /** Those that are referred to come first. */
  readonly tables: readonly ObjectId[];
  /** Columns that refer to a row of a table that comes later. */
  readonly backward: ReadonlySet<ObjectId>;
}

/** The foreign keys of a schema. */
export function referencesOf(schema: Schema): readonly Reference[] {
  return [...schema.values()].flatMap((object) =>
    object.kind === 'foreign-key' && object.parent
      ? [{ table: object.parent, ...(object.attributes as Omit<Reference, 'table'>) }]
      : [],
  );
}

/** Where tables refer to each other in a circle, the one whose references can all be left open comes first. */
export function tableOrder(
  tables: readonly ObjectId[],
  references: readonly Reference[],
  canBeOpen: (column: ObjectId) => boolean,
): TableOrder {
  const open = new Set([...tables].sort());
  const order: ObjectId[] = [];
  const between = references.filter(
    ({ table, referencedTable }) => table !== referencedTable && open.has(table) && open.has(referencedTable),
  );
  while (open.size > 0) {
    const waits = (table: ObjectId) =>
      between.filter((reference) => reference.table === table && open.has(reference.referencedTable));
    const next =
      [...open].find((table) => waits(table).length === 0) ??
      [...open].find((table) => waits(table).every(({ columns }) => columns.some(canBeOpen))) ??
      [...open][0]!;
    open.delete(next);
    order.push(next);
  }
  const place = new Map(order.map((table, index) => [table, index]));
  const backward = between
    .filter(({ table, referencedTable }) => place.get(table)! < place.get(referencedTable)!)
    .flatMap(({ columns }) => columns.filter(canBeOpen).slice(0, 1));
  return { tables: order, backward: new Set(backward) };
}
