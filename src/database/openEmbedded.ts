import type { Database, DatabaseOptions } from './database.ts';
import { DatabaseError } from './databaseError.ts';

export async function openEmbedded(directory: string, _options: DatabaseOptions): Promise<Database> {
  throw new DatabaseError('embedded-directory', `not yet: ${directory}`);
}
