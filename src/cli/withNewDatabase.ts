import type { DatabaseTarget } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { Terminal } from './terminal.ts';

/** Makes the database that the url names where the server lacks it, as a development database may well be new. */
export async function withNewDatabase<T>(
  target: DatabaseTarget,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const missing = error instanceof DatabaseError && error.kind === 'database-missing';
    if (!missing || !('url' in target)) throw error;
    const { createDatabase } = await import('../database/createDatabase.ts');
    await createDatabase(target.url);
    terminal.note('Created the database.');
    return work();
  }
}
