import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RememberedExpression } from '../compare/expressionMemory.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ObjectId } from '../model/object.ts';
import { parseLockFile } from './parseLockFile.ts';
import { printLockFile } from './printLockFile.ts';
import { readText } from './readText.ts';
import { writeFileAtomically } from './writeAtomically.ts';
import { unwritable } from './writeMigration.ts';

/** What `migrations/schemac.lock` remembers. */
export interface LockFile {
  readonly migrations: readonly LockedMigration[];
  /** What the schema has declared and still owns: these may be altered and dropped, nothing else. */
  readonly objects: ReadonlySet<ObjectId>;
  /** What PostgreSQL has made of the SQL in the schema. */
  readonly expressions: readonly RememberedExpression[];
}

export interface LockedMigration {
  readonly id: string;
  readonly parents: readonly string[];
  /** Over the tokens of `migration.sql`; see `tokensChecksum`. */
  readonly checksum: string;
}

/** A lock file that remembers nothing: that of a new project. */
export const emptyLockFile: LockFile = { migrations: [], objects: new Set(), expressions: [] };

/** Where the lock file of a migrations folder is. */
export function lockFilePath(directory: string): string {
  return join(directory, 'schemac.lock');
}

/** What was read from a lock file; with errors among the diagnostics, `lock` must not be relied on. */
export interface ReadLockFile {
  readonly lock: LockFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the lock file of a migrations folder; where there is none, it remembers nothing. */
export function readLockFile(directory: string): ReadLockFile {
  const path = lockFilePath(directory);
  if (!existsSync(path)) return { lock: emptyLockFile, diagnostics: [] };
  const file = readText(path);
  return file.source ? parseLockFile(file.source) : { lock: emptyLockFile, diagnostics: [file.diagnostic] };
}

/** Writes the lock file where its text has changed, whole or not at all. Returns what prevented it. */
export function writeLockFile(directory: string, lock: LockFile): readonly Diagnostic[] {
  const path = lockFilePath(directory);
  const text = printLockFile(lock);
  try {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileAtomically(path, text);
    return [];
  } catch (error) {
    return [unwritable(path, error)];
  }
}
