import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { pglitePackage } from './pglitePackage.ts';

/**
 * The files of a new, empty cluster as a tar archive. PGlite's initdb takes seconds, unpacking its result less than
 * one: so it runs once. The build puts the result beside the program; without, it is kept in the user's cache.
 */
export async function loadTemplate(): Promise<Buffer> {
  const name = templateName();
  const places = [dirname(fileURLToPath(import.meta.url)), cacheDirectory()];
  for (const place of places) {
    const compressed = readIfThere(join(place, name));
    if (compressed) return brotliDecompressSync(compressed);
  }
  const archive = await initdb();
  await keep(archive, join(cacheDirectory(), name));
  return archive;
}

/** Makes the template and writes it into the directory: a step of the build. Returns its path. */
export async function writeTemplate(directory: string): Promise<string> {
  const path = join(directory, templateName());
  writeWhole(path, await compress(await initdb()));
  return path;
}

function templateName(): string {
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
async function keep(archive: Buffer, path: string): Promise<void> {
  const compressed = await compress(archive);
  try {
    writeWhole(path, compressed);
  } catch (error) {
    if (!isFileError(error, ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'ENOENT'])) throw error;
  }
}

function writeWhole(path: string, data: Buffer): void {
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
