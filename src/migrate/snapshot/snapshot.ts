/** `migrations/schema.sql`: what the migrations of a folder lead to, in one file. Derived, and never read as the truth. */
export interface Snapshot {
  /** The statements, each under its comment. */
  readonly sql: string;
  /** What the migrations make beside that, in words. */
  readonly lacks: readonly string[];
  /** The migrations that it stands for, in order. */
  readonly includes: readonly IncludedMigration[];
}

export interface IncludedMigration {
  readonly id: string;
  /** Over the tokens of `migration.sql`; see `tokensChecksum`. */
  readonly checksum: string;
}

/** Its name in a migrations folder. */
export const snapshotName = 'schema.sql';
