import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import type { IndexElement } from '../shared/indexElement.ts';
import type { Column } from './object.ts';

/** What the attributes of a table say of partitions. */
interface Partitioning {
  readonly partitionKey?: { readonly elements: readonly IndexElement[] };
  readonly partition?: { readonly of: ObjectId };
}

/** The table of a column by which it, or a partition of it, is partitioned: PostgreSQL alters no such column. */
export function partitionedBy(column: Column, schema: Schema): readonly ObjectId[] {
  const keys = [...schema.values()].filter(
    (object) =>
      object.kind === 'table' &&
      partitioningOf(object).partitionKey !== undefined &&
      wholeTable(object, schema) === column.parent,
  );
  const elements = keys.flatMap((table) => partitioningOf(table).partitionKey!.elements);
  return elements.some((element) => isOver(element, column)) ? [column.parent!] : [];
}

function partitioningOf({ attributes }: SchemaObject): Partitioning {
  return attributes as Partitioning;
}

/** The table that is no partition itself. */
function wholeTable(table: SchemaObject, schema: Schema): ObjectId {
  const above = partitioningOf(table).partition;
  return above ? wholeTable(schema.get(above.of)!, schema) : table.id;
}

/** PostgreSQL keeps no record of what columns the expressions of a partition key name. */
function isOver(element: IndexElement, { id, name }: Column): boolean {
  if (element.expression === undefined) return element.column === id;
  return columnReferences(element.expression, new Set([name.at(-1)!])).size > 0;
}
