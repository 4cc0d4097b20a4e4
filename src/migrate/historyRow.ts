/** What the database knows of one migration. Times are texts as PostgreSQL prints them. */
export interface HistoryRow {
  readonly id: string;
  /** Of Prisma's rows nothing is known but these, its times and its checksum. */
  readonly origin: 'schemac' | 'prisma';
  readonly parents: readonly string[];
  /** Over the tokens of the file; unknown of what Prisma applied. */
  readonly checksum: string | null;
  /** SHA-256 of the file's bytes. */
  readonly fileChecksum: string;
  readonly startedAt: string;
  /** Null while it is not applied. */
  readonly finishedAt: string | null;
  /** When it was taken back, or failed and left nothing behind. */
  readonly rolledBackAt: string | null;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  /** How far a batched step has come. */
  readonly cursor: unknown;
  /** What went wrong when it was last tried. */
  readonly error: string | null;
  readonly durationMs: number | null;
  readonly executedBy: string | null;
  /** The schemac, or `prisma`, that applied it. */
  readonly version: string;
  /** Of the catalog afterwards; kept of the migration that was applied last. */
  readonly fingerprint: string | null;
  /** The migrations that were folded into it. */
  readonly replaces: readonly string[];
}

/** What a row says has become of its migration. */
export type HistoryState =
  | 'applied'
  /** Some of its steps are done. */
  | 'partial'
  /** It failed and left nothing behind. */
  | 'failed'
  /** It was applied and taken back. */
  | 'rolled-back'
  /** Prisma began it, and nobody knows what it did. */
  | 'unknown';

/** What a row says has become of its migration. */
export function historyState(row: HistoryRow): HistoryState {
  if (row.finishedAt !== null) return row.rolledBackAt === null ? 'applied' : 'rolled-back';
  if (row.rolledBackAt !== null) return 'failed';
  return row.origin === 'prisma' ? 'unknown' : 'partial';
}
