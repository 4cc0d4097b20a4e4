import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { LockFile, ReadLock } from './lock.ts';
import { parseLockFile } from './parseLockFile.ts';
import { printLockFile } from './printLockFile.ts';
import { readText } from './readText.ts';
import { writeIfChanged } from './writeIfChanged.ts';

/** A lock file that remembers nothing: that of a new project. */
const emptyLockFile: LockFile = { migrations: [], objects: new Set(), expressions: [], readings: [] };

/** Its name in a migrations folder. */
export const lockFileName = 'schemac.lock';

/** Where the lock file of a migrations folder is. */
export function lockFilePath(directory: string): string {
  return join(directory, lockFileName);
}

/** Reads the lock file of a migrations folder; where there is none, it remembers nothing. */
export function readLockFile(directory: string): ReadLock {
  const path = lockFilePath(directory);
  if (!existsSync(path)) return { lock: emptyLockFile, diagnostics: [] };
  const file = readText(path);
  return file.source ? parseLockFile(file.source) : { lock: emptyLockFile, diagnostics: [file.diagnostic] };
}

/** Writes the lock file where its text has changed, whole or not at all. Returns what prevented it. */
export function writeLockFile(directory: string, lock: LockFile): readonly Diagnostic[] {
  return writeIfChanged(lockFilePath(directory), printLockFile(lock));
}
