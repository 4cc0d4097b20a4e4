import type { Database, DatabaseOptions, DatabaseTarget } from './database.ts';
import { openServer } from './openServer.ts';

/** Opens a session. Throws a DatabaseError; its message can be shown as it is. Loads only what the target needs. */
export async function openDatabase(target: DatabaseTarget, options: DatabaseOptions = {}): Promise<Database> {
  if ('url' in target) return openServer(target.url, options);
  const { openEmbedded } = await import('./embedded/openEmbedded.ts');
  return openEmbedded(target.embedded, options);
}
