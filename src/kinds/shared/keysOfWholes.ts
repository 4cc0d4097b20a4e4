import type { ObjectId, Schema } from '../../model/object.ts';
import { wholesOf } from './wholesOf.ts';

const indexed = new Set(['primary-key', 'unique', 'exclusion', 'index']);

/**
 * The keys and indexes of the tables that a table is a partition of. They come before its own: PostgreSQL makes no index
 * in a partition for one of these where it finds another that fits.
 */
export function keysOfWholes(table: ObjectId, schema: Schema): readonly ObjectId[] {
  const wholes = new Set(wholesOf(table, schema));
  if (wholes.size === 0) return [];
  const keys = [...schema.values()].filter(({ kind, parent }) => indexed.has(kind) && wholes.has(parent!));
  return keys.map(({ id }) => id);
}
