import type { Database, DatabaseTarget } from '../database/database.ts';
import type { Terminal } from './terminal.ts';

/**
 * The url of a server on which things are tried out, as the version and the extensions there count; undefined where
 * it is the embedded one, or its role may not create databases.
 */
export async function scratchUrl(
  target: DatabaseTarget,
  database: Database,
  terminal: Terminal,
): Promise<string | undefined> {
  if (!('url' in target)) return undefined;
  const [role] = await database.query<{ may: boolean }>(
    'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  );
  if (role?.may) return target.url;
  terminal.note('Tried on the embedded PostgreSQL, as this role may not create databases on the server.');
  return undefined;
}
