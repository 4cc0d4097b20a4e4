import { parseConnectionUrl } from './connectionUrl.ts';
import { DatabaseError } from './databaseError.ts';
import { openServer } from './openServer.ts';

/** Databases that every server has, in the order to try them. */
const maintenanceDatabases = ['postgres', 'template1'];
/** It is there already; another session is making it at this moment. */
const duplicates = ['42P04', '23505'];

/**
 * Creates the database that the url names, which the server was found to lack. Another process may do the same at
 * the same time. Throws a DatabaseError: of kind `privilege` where the role may not.
 */
export async function createDatabase(url: string): Promise<void> {
  const { database: name } = parseConnectionUrl(url);
  for (const [index, maintenance] of maintenanceDatabases.entries()) {
    try {
      await createFrom(url, maintenance, name);
      return;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (duplicates.includes(error.facts.sqlState ?? '')) return;
      const isLast = index === maintenanceDatabases.length - 1;
      if (isLast || error.kind !== 'database-missing') throw error;
    }
  }
}

async function createFrom(url: string, maintenance: string, name: string): Promise<void> {
  const server = await openServer(url, {}, maintenance);
  try {
    await server.execute(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
  } finally {
    await server.close();
  }
}
