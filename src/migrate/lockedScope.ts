import type { MigrationsDirectory } from './directory.ts';
import { readLockFile } from './lockFile.ts';
import type { StateScope } from './recordedState.ts';

/** What is recorded of a database that migrations alone are known of: their lock file says what they have brought. */
export function lockedScope({ path }: MigrationsDirectory, schemas: readonly string[]): StateScope {
  return { schemas, readings: readLockFile(path).lock.readings };
}
