import type { SchemaObject } from '../../model/object.ts';

/** Whether rows of the table stand in partitions. */
export function isPartitioned(table: SchemaObject | undefined): boolean {
  const { partitionKey } = (table?.attributes ?? {}) as { readonly partitionKey?: unknown };
  return partitionKey !== undefined;
}
