import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Connection } from '../connection.ts';
import type { Database, DatabaseOptions } from '../database.ts';
import { DatabaseError } from '../databaseError.ts';
import { noticeListener } from '../noticeListener.ts';
import { Session } from '../session.ts';
import { startSession } from '../sessionSettings.ts';
import { typeParsers } from '../typeParsers.ts';
import { openDataDirectory } from './dataDirectory.ts';
import { extensionFiles } from './extensionFiles.ts';
import { refusingCopy } from './refusingCopy.ts';
import { loadTemplate } from './template.ts';
import { WholeBlob } from './wholeBlob.ts';

const defaultSchema = 'public';

/** The start fills all of them, and they come on top of what the files already take in memory. */
const smallBuffers = ['-c', 'shared_buffers=16MB'];

/** Opens the embedded PostgreSQL on a directory, which it makes, or with `memory` on a new database in memory. */
export async function openEmbedded(directory: string, options: DatabaseOptions): Promise<Database> {
  if (directory === 'memory') return inMemory(await startEmpty(), options);
  const { data, release } = await openDataDirectory(directory);
  try {
    const pglite = await start(data);
    return await session(pglite, directory, options, async () => {
      await pglite.close();
      release();
    });
  } catch (error) {
    release();
    throw error;
  }
}

/** A new embedded database in memory, and copies of it as it is when they are asked for. */
export interface CopyableDatabase {
  readonly database: Database;
  readonly copy: () => Promise<Database>;
}

/** Opens an embedded PostgreSQL in memory that can be copied. */
export async function openCopyable(): Promise<CopyableDatabase> {
  const pglite = await startEmpty();
  return {
    database: await inMemory(pglite, {}),
    copy: async () => inMemory(await start(undefined, await pglite.dumpDataDir('none')), {}),
  };
}

async function startEmpty(): Promise<PGlite> {
  return start(undefined, new WholeBlob(await loadTemplate()));
}

function inMemory(pglite: PGlite, options: DatabaseOptions): Promise<Database> {
  return session(pglite, 'the embedded database in memory', options, () => pglite.close());
}

async function start(dataDir: string | undefined, loadDataDir?: Blob): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  try {
    return await PGlite.create({
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(loadDataDir === undefined ? {} : { loadDataDir }),
      extensions: { extensionFiles },
      startParams: [...PGlite.defaultStartParams, ...smallBuffers],
    });
  } catch (error) {
    if (dataDir === undefined) throw error;
    const madeBy = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The embedded database in \`${dataDir}\`, made by PostgreSQL ${madeBy}, cannot be opened: ${reason}.`;
    throw new DatabaseError('embedded-directory', message, {}, error);
  }
}

async function session(
  pglite: PGlite,
  label: string,
  options: DatabaseOptions,
  closeFiles: () => Promise<void>,
): Promise<Database> {
  const [{ default: driver }, { createPgConfig }] = await Promise.all([
    import('pg'),
    import('@electric-sql/pglite/node-postgres'),
  ]);
  const client = new driver.Client({
    ...createPgConfig(refusingCopy(pglite)),
    ssl: false,
    types: typeParsers(driver.types),
  });
  await client.connect();
  if (options.onNotice) client.on('notice', noticeListener(options.onNotice));
  const connection = new Connection(client);
  const started = await startSession(connection, defaultSchema, driver);
  await connection.send(started.settings('session'));
  return new Session(connection, {
    version: started.version,
    embedded: true,
    pooled: false,
    label,
    defaultSchema,
    localSettings: started.settings('local'),
    close: async () => {
      await connection.end();
      await closeFiles();
    },
  });
}
