import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { pglitePackage } from './pglitePackage.ts';

/** About what the archive takes, in bytes: unpacking it in small pieces takes nearly twice the time. */
const unpackedSize = 32 * 2 ** 20;

/** The files of a new, empty cluster as a tar archive. */
export async function loadTemplate(): Promise<Buffer> {
  return brotliDecompressSync(await compressedTemplate(), { chunkSize: unpackedSize });
}

/**
 * PGlite's initdb takes seconds, unpacking its result less than one: so it runs once. The build puts the result
 * beside the program; without a build it is kept in the user's cache.
 */
export async function compressedTemplate(): Promise<Buffer> {
  const name = templateName();
  const cached = join(cacheDirectory(), name);
  const known = readIfThere(join(import.meta.dirname, name)) ?? readIfThere(cached);
  if (known) return known;
  const made = await compress(await initdb());
  keep(made, cached);
  return made;
}

/** The file's name, in either place. */
export function templateName(): string {
  return `embedded-${pglitePackage().version}.tar.br`;
}

async function initdb(): Promise<Buffer> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create({ initDbStartParams: ['--wal-segsize=1', '--no-sync'] });
  try {
    return Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer());
  } finally {
    await pglite.close();
  }
}

/** A cache that cannot be written costs time, nothing else. */
function keep(template: Buffer, path: string): void {
  try {
    writeWhole(path, template);
  } catch (error) {
    if (!isFileError(error, ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'ENOENT'])) throw error;
  }
}

/** The file appears whole or not at all. */
export function writeWhole(path: string, data: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, data);
  renameSync(unfinished, path);
}

async function compress(archive: Buffer): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return promisify(brotliCompress)(archive, { params });
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isFileError(error, ['ENOENT', 'ENOTDIR', 'EACCES'])) return undefined;
    throw error;
  }
}

function cacheDirectory(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'schemac');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'schemac', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'schemac');
  return join(homedir(), '.cache', 'schemac');
}

function isFileError(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
