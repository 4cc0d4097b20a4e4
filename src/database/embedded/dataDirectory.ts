import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseError } from '../databaseError.ts';
import { lockDirectory } from './directoryLock.ts';
import { loadTemplate } from './template.ts';
import { untar } from './untar.ts';

/** The files of a cluster, and how to give up their lock. */
interface DataDirectory {
  readonly data: string;
  readonly release: () => void;
}

/**
 * Locks the directory of an embedded database and fills it when it is new. Within it, `data` holds the cluster and
 * appears whole: a process that dies while it makes one leaves nothing that the next would take for a database.
 */
export async function openDataDirectory(directory: string): Promise<DataDirectory> {
  const root = resolve(directory);
  make(root, directory);
  const release = await lockDirectory(join(root, 'lock'), directory);
  try {
    const data = join(root, 'data');
    if (!existsSync(data)) await create(root, data);
    // PGlite would write a new cluster over the files that it finds.
    if (!existsSync(join(data, 'PG_VERSION'))) {
      throw new DatabaseError(
        'embedded-directory',
        `\`${data}\` is not a PostgreSQL cluster: it lacks PG_VERSION.`,
      );
    }
    return { data, release };
  } catch (error) {
    release();
    throw error;
  }
}

function make(root: string, directory: string): void {
  try {
    mkdirSync(root, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The directory \`${directory}\` of the embedded database cannot be made: ${reason}.`;
    throw new DatabaseError('embedded-directory', message, {}, error);
  }
}

async function create(root: string, data: string): Promise<void> {
  const unfinished = 'unfinished-';
  for (const name of readdirSync(root)) {
    if (name.startsWith(unfinished)) rmSync(join(root, name), { recursive: true });
  }
  const target = join(root, `${unfinished}${process.pid}`);
  for (const entry of untar(await loadTemplate())) {
    const path = join(target, entry.name);
    mkdirSync(entry.directory ? path : dirname(path), { recursive: true });
    if (!entry.directory) writeFileSync(path, entry.data);
  }
  renameSync(target, data);
}
