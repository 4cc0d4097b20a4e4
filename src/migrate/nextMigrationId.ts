import type { MigrationsDirectory } from './directory.ts';
import { migrationId } from './migrationId.ts';

/** The id of the next migration of a folder: its time is now, or later where the newest there is later. */
export function nextMigrationId({ migrations }: MigrationsDirectory, name: string): string {
  const newest = migrations
    .map(({ id }) => id)
    .sort()
    .at(-1);
  return migrationId(name, new Date(), newest);
}
