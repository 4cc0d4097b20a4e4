import { type ObjectId, objectId, objectName } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import type { MigrationsDirectory } from './directory.ts';
import { readLockFile } from './lockFile.ts';
import type { StateScope } from './recordedState.ts';

/** What is recorded of a database that migrations alone are known of: their lock file says what they have brought. */
export function lockedScope({ path }: MigrationsDirectory, schemas: readonly string[]): StateScope {
  return { schemas, readings: inSchema(readLockFile(path).lock.readings, schemas) };
}

/**
 * A project of one schema may be deployed into another (`?schema=tenant`), and its lock file knows the one in which it was
 * written: what is all of another schema than the only one that is read, is of that.
 */
function inSchema(readings: readonly Reading[], schemas: readonly string[]): readonly Reading[] {
  const written = new Set(readings.map(({ object }) => objectName(object)[0]));
  const [schema, ...others] = schemas;
  if (schema === undefined || others.length > 0 || written.size !== 1 || written.has(schema)) return readings;
  return readings.map(({ object, fact }) => ({ object: moved(object, schema), fact }));
}

function moved(object: ObjectId, schema: string): ObjectId {
  return objectId(object.slice(0, object.indexOf(':')), [schema, ...objectName(object).slice(1)]);
}
