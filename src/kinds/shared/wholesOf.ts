import type { ObjectId, Schema } from '../../model/object.ts';

/** The tables that a table is a partition of, the nearest first. */
export function wholesOf(table: ObjectId, schema: Schema): readonly ObjectId[] {
  const { partition } = (schema.get(table)?.attributes ?? {}) as {
    readonly partition?: { readonly of: ObjectId };
  };
  return partition && schema.has(partition.of) ? [partition.of, ...wholesOf(partition.of, schema)] : [];
}
