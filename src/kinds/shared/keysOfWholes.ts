import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';

const indexed = new Set(['primary-key', 'unique', 'exclusion', 'index']);

/**
 * The keys and indexes of the tables that a table is a partition of. They come before its own: PostgreSQL makes no index
 * in a partition for one of these where it finds another that fits.
 */
export function keysOfWholes(table: ObjectId, schema: Schema): readonly ObjectId[] {
  const wholes = new Set(wholesOf(schema.get(table), schema));
  if (wholes.size === 0) return [];
  const keys = [...schema.values()].filter(({ kind, parent }) => indexed.has(kind) && wholes.has(parent!));
  return keys.map(({ id }) => id);
}

function wholesOf(table: SchemaObject | undefined, schema: Schema): readonly ObjectId[] {
  const { partition } = (table?.attributes ?? {}) as { readonly partition?: { readonly of: ObjectId } };
  return partition ? [partition.of, ...wholesOf(schema.get(partition.of), schema)] : [];
}
