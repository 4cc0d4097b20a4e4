import type { HistoryTable } from '../history.ts';

/** How a file for psql is made. Times are in milliseconds. */
export interface PsqlOptions {
  /** Its schema is the default one. */
  readonly history: HistoryTable;
  /** The schemac that makes it, for the history. */
  readonly version: string;
  /** The first migration that it is to hold: those before must be applied. Without it, all are in it. */
  readonly from?: string;
  /** The last one. */
  readonly to?: string;
  /** Go on where a migration is held; with `to`, that says it. */
  readonly contract?: boolean;
  /** The migrations run in the schema of one tenant, and may name no schema but that one and these. */
  readonly sharedSchemas?: ReadonlySet<string>;
  readonly lock: 'advisory' | 'none';
  /** How long to wait for another deploy. */
  readonly lockWaitMs: number;
  /** How long a statement waits for a lock; 0: for ever. */
  readonly lockTimeoutMs: number;
  /** How long a statement may run; 0: as long as the server lets it. */
  readonly statementTimeoutMs: number;
}
