import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PostgresFiles } from './postgresFiles.ts';
import { own, type UnprivilegedUser } from './unprivilegedUser.ts';

/** The password of the superuser, who is called `postgres`. */
export const password = 'secret';

/** Fills `data` in the scratch directory: with initdb, or with a copy of what initdb made for an earlier run. */
export function initialiseData(files: PostgresFiles, user: UnprivilegedUser, scratch: string): void {
  const data = join(scratch, 'data');
  const cache = resolve('node_modules/.cache/schemac', `postgres-${files.version}`);
  if (existsSync(cache)) {
    cpSync(cache, data, { recursive: true });
    own(scratch, user);
    return;
  }
  initdb(files, user, scratch, data);
  keep(data, cache);
}

function initdb(files: PostgresFiles, user: UnprivilegedUser, scratch: string, data: string): void {
  const passwordFile = join(scratch, 'password');
  writeFileSync(passwordFile, password);
  own(scratch, user);
  const { status, stdout, stderr } = spawnSync(
    join(files.directory, 'bin', 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--wal-segsize=1', '--no-sync', '--no-instructions'],
    ],
    { ...user, cwd: scratch, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`initdb failed: ${stdout}${stderr}`);
}

/** The copy appears whole, and where two runs make one at once, the first stays. */
function keep(data: string, cache: string): void {
  const unfinished = `${cache}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  cpSync(data, unfinished, { recursive: true });
  try {
    renameSync(unfinished, cache);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(cache)) throw error;
  }
}
