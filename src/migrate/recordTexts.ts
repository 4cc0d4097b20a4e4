import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { withMigrations } from './devProject.ts';
import type { MigrationsDirectory } from './directory.ts';
import { readLockFile, writeLockFile } from './lockFile.ts';

/** Records in the lock file what the files of applied migrations say now. Returns what prevented it. */
export async function recordTexts(
  { path, migrations }: MigrationsDirectory,
  applied: readonly string[],
): Promise<readonly Diagnostic[]> {
  const { lock, diagnostics } = readLockFile(path);
  if (hasErrors(diagnostics)) return diagnostics;
  const known = new Set(lock.migrations.map(({ id }) => id));
  const kept = migrations.filter(({ id }) => known.has(id));
  return writeLockFile(path, await withMigrations(lock, kept, new Set(applied)));
}
