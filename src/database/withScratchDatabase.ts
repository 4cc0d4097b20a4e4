import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { openDatabase } from './openDatabase.ts';
import { openServer } from './openServer.ts';

/**
 * Opens an empty database for as long as the work takes: an embedded one or, where a url is given, one of its own on
 * that server, which is dropped afterwards. Throws a DatabaseError of the kind `privilege` where the role may make none.
 */
export async function withScratchDatabase<T>(
  url: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  if (url === undefined) return closing(await openDatabase({ embedded: 'memory' }), work);
  const name = `schemac_scratch_${randomBytes(8).toString('hex')}`;
  return closing(await openDatabase({ url }), async (server) => {
    await server.execute(`CREATE DATABASE ${name}`);
    try {
      return await closing(await openServer(url, {}, name), async (scratch) => {
        if (scratch.defaultSchema !== 'public') await createSchema(scratch);
        return work(scratch);
      });
    } finally {
      await server.execute(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
}

async function closing<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The schema that `?schema=` of the url names, which a new database lacks. */
async function createSchema(database: Database): Promise<void> {
  await database.execute(`CREATE SCHEMA "${database.defaultSchema.replaceAll('"', '""')}"`);
}
