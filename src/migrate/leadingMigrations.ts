import type { DevProject } from './devProject.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { schemaHash } from './schemaHash.ts';

/**
 * The migrations that may say what the schema files do not say yet: those since which the database has never been
 * what the schema asks for, as the lock file has no entry for them. What was written for another schema than that of
 * now follows the files, which have been edited since. `asked`: all since then lead.
 */
export function leadingMigrations(
  { directory, lock, desired }: Pick<DevProject, 'directory' | 'lock' | 'desired'>,
  asked: boolean,
): readonly Migration[] {
  const settled = new Set(lock.migrations.map(({ id }) => id));
  const unsettled = directory.migrations.filter(({ id }) => !settled.has(id));
  if (asked) return unsettled;
  const isNewcomer = settled.size === 0 && desired.schema.size > 0;
  if (isNewcomer) return [];
  const hash = schemaHash(desired.schema);
  return unsettled.filter(({ source, replaces }) => {
    const { schema } = readMigrationHeader(source.text);
    return replaces.length === 0 && (schema === undefined || schema === hash);
  });
}
