import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { MigrationsDirectory } from './directory.ts';
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
export function joinHeads(
  directory: MigrationsDirectory,
  parents: readonly string[],
  name = 'merge',
): JoinedHeads {
  const id = nextMigrationId(directory, name);
  const written = writeMigration(directory.path, { id, parents, sql: body, down: body.trimStart() });
  if (written.diagnostic) return { diagnostics: [written.diagnostic] };
  return { path: written.path, diagnostics: [] };
}
