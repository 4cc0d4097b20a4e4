import type { Database } from '../database/database.ts';
import type { ObjectId, Schema } from '../model/object.ts';
import { introspect } from './introspect.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * The objects of a database that belong to its extensions, of all kinds that are read. `current` is what `introspect`
 * has found with the same options, without them.
 */
export async function extensionMembers(
  database: Database,
  current: Schema,
  options: IntrospectionOptions = {},
): Promise<ReadonlySet<ObjectId>> {
  const extensions = await database.query("SELECT FROM pg_extension WHERE extname <> 'plpgsql' LIMIT 1");
  if (extensions.length === 0) return new Set();
  const all = await introspect(database, { ...options, extensionMembers: true });
  return new Set([...all.keys()].filter((id) => !current.has(id)));
}
