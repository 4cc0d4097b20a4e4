import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { withMigrations } from './devProject.ts';
import type { MigrationsDirectory } from './directory.ts';
import { readDirectory } from './directory.ts';
import { readLockFile, writeLockFile } from './lockFile.ts';
import { nextMigrationId } from './nextMigrationId.ts';
import { writeMigration } from './writeMigration.ts';

export interface JoinedHeads {
  readonly path?: string;
  readonly diagnostics: readonly Diagnostic[];
}

const body = `
-- Joins branches. There is nothing to be done in the database.
`;

/** Writes the migration that follows several heads and does nothing. */
export async function joinHeads(
  directory: MigrationsDirectory,
  parents: readonly string[],
  name = 'merge',
): Promise<JoinedHeads> {
  const id = nextMigrationId(directory, name);
  const written = writeMigration(directory.path, { id, parents, sql: body, down: body.trimStart() });
  if (written.diagnostic) return { diagnostics: [written.diagnostic] };
  const { lock, diagnostics } = readLockFile(directory.path);
  if (hasErrors(diagnostics)) return { path: join(directory.path, id), diagnostics };
  const { migrations } = readDirectory(directory.path);
  const problems = writeLockFile(directory.path, await withMigrations(lock, migrations));
  return { path: written.path, diagnostics: problems };
}
