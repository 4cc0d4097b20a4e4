import type { Database } from '../database/database.ts';

/** How migrations are run. Times are in milliseconds. */
export interface RunOptions {
  /** The schemac that runs them, for the history. */
  readonly version: string;
  /** How long a statement waits for a lock before its transaction is rolled back and tried again; 0: for ever. */
  readonly lockTimeoutMs?: number;
  /** How long a statement may run; 0: as long as the server lets it. */
  readonly statementTimeoutMs?: number;
  /** How often a transaction is tried again after it waited in vain, or met a deadlock. */
  readonly lockRetries?: number;
  /** Opens a second session, to see who holds a lock that is waited for. Without it nobody is named. */
  readonly openObserver?: () => Promise<Database>;
  /**
   * Throws when the run must not go on: the deploy lock was lost. Asked before each step, and told what comes, for
   * those who wait.
   */
  readonly check?: (doing?: string) => Promise<void>;
}

export const defaultLockTimeoutMs = 5_000;
export const defaultLockRetries = 5;
