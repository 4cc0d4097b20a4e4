import type { RememberedExpression } from '../compare/expressionMemory.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ObjectId } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';

/** What `migrations/schemac.lock` remembers. */
export interface LockFile {
  readonly migrations: readonly LockedMigration[];
  /** What the schema has declared and still owns: these may be altered and dropped, nothing else. */
  readonly objects: ReadonlySet<ObjectId>;
  /** What PostgreSQL has made of the SQL in the schema. */
  readonly expressions: readonly RememberedExpression[];
  /** What must be known to read what the schema has declared. */
  readonly readings: readonly Reading[];
}

export interface LockedMigration {
  readonly id: string;
  readonly parents: readonly string[];
  /** Over the tokens of `migration.sql`; see `tokensChecksum`. */
  readonly checksum: string;
}

/** What was read from a lock file; with errors among the diagnostics, `lock` must not be relied on. */
export interface ReadLock {
  readonly lock: LockFile;
  readonly diagnostics: readonly Diagnostic[];
}
