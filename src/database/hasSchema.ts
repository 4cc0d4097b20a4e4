import type { Database } from './database.ts';

/** Whether a database has a schema of this name. */
export async function hasSchema(database: Database, name: string): Promise<boolean> {
  const rows = await database.query('SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1', [name]);
  return rows.length > 0;
}
