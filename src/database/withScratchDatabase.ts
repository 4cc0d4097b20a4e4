import type { Database } from './database.ts';
import { withScratchStage } from './withScratchStage.ts';

/**
 * Opens an empty database for as long as the work takes: an embedded one or, where a url is given, one of its own on
 * that server, which is dropped afterwards. Throws a DatabaseError of the kind `privilege` where the role may make none.
 */
export function withScratchDatabase<T>(
  url: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return withScratchStage(url, ({ use }) => use(work));
}
