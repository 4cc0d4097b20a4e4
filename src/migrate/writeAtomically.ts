import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a file so that a crash leaves the old one or the new one, never half of it. Makes the folder it is in. */
export function writeFileAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryPath(path);
  try {
    writeDurably(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Makes a folder with these files, all at once. The folder must not exist yet. */
export function writeFolderAtomically(path: string, files: Readonly<Record<string, string>>): void {
  const temporary = temporaryPath(path);
  removeLeftovers(dirname(path));
  mkdirSync(temporary, { recursive: true });
  try {
    for (const [name, text] of Object.entries(files)) writeDurably(join(temporary, name), text);
    syncFolder(temporary);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Hidden, so that a folder left behind by a crash is not taken for a migration. */
function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${process.pid}${temporaryEnding}`);
}

const temporaryEnding = '.schemac-tmp';

/** Removes what processes that died have left in a folder while they wrote. Nothing where there is no folder. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('.') || !name.endsWith(temporaryEnding)) continue;
    const [, pid] = /\.(\d+)$/.exec(name.slice(0, -temporaryEnding.length)) ?? [];
    // What bears our own number is of a process that had it before, as the first of a container does each time.
    if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Without the right to signal it, there is one.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function writeDurably(path: string, text: string): void {
  writeFileSync(path, text, { flush: true });
}

function syncFolder(path: string): void {
  // Windows opens no folders, and needs no such call.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
