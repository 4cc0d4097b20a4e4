import type { Database } from './database.ts';
import { openDatabase } from './openDatabase.ts';
import { openServer } from './openServer.ts';
import { scratchInUse } from './scratchInUse.ts';
import { dropScratch, dropStaleScratch, scratchName } from './scratchNames.ts';

/** A database that is brought into a state, and copies of it. */
export interface ScratchStage {
  /** Works on the database itself: what is done there stays. */
  readonly use: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** Works on a copy of it, which is gone afterwards. */
  readonly copy: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
}

/**
 * Makes an empty database for as long as the work takes: an embedded one or, where a url is given, one of its own on
 * that server, which is dropped afterwards. Throws a DatabaseError of the kind `privilege` where the role may make none.
 */
export async function withScratchStage<T>(
  url: string | undefined,
  work: (stage: ScratchStage) => Promise<T>,
): Promise<T> {
  return url === undefined ? onEmbedded(work) : onServer(url, work);
}

async function onEmbedded<T>(work: (stage: ScratchStage) => Promise<T>): Promise<T> {
  const { openCopyable } = await import('./embedded/openEmbedded.ts');
  const { database, copy } = await openCopyable();
  return closing(database, () =>
    work({ use: (inner) => inner(database), copy: async (inner) => closing(await copy(), inner) }),
  );
}

async function onServer<T>(url: string, work: (stage: ScratchStage) => Promise<T>): Promise<T> {
  const open = <R>(name: string, inner: (database: Database) => Promise<R>) =>
    openServer(url, {}, name).then((database) => closing(database, inner));
  return closing(await openDatabase({ url }), async (server) => {
    await dropStaleScratch(server);
    const prefix = await scratchName(server);
    const made = async <R>(name: string, template: string, inner: () => Promise<R>): Promise<R> => {
      const inUse = { url, name };
      scratchInUse.add(inUse);
      try {
        await server.execute(`CREATE DATABASE ${name}${template}`);
        return await inner().finally(() => dropScratch(server, name));
      } finally {
        scratchInUse.delete(inUse);
      }
    };
    let copies = 0;
    return made(prefix, '', async () => {
      await open(prefix, createSchema);
      return work({
        use: (inner) => open(prefix, inner),
        copy: (inner) => {
          copies += 1;
          const name = `${prefix}_${copies}`;
          return made(name, ` TEMPLATE ${prefix}`, () => open(name, inner));
        },
      });
    });
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
async function createSchema(scratch: Database): Promise<void> {
  if (scratch.defaultSchema === 'public') return;
  await scratch.execute(`CREATE SCHEMA "${scratch.defaultSchema.replaceAll('"', '""')}"`);
}
