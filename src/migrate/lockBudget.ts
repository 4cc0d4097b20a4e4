import type { Database } from '../database/database.ts';

/** The least that is left for a statement, in milliseconds: enough where nobody is in the way. */
const leastMs = 100;

/**
 * What a transaction may wait for locks in all. It keeps the locks that it has, so whoever queues for the first one
 * waits through every later wait too: the waits together are bounded by the timeout, not each.
 */
export class LockBudget {
  #timeoutMs: number;

  /** 0: no bound. */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Leaves less to the statements that follow; a timeout that the file has set for itself stays. */
  async spend(transaction: Database, waitedMs: number): Promise<void> {
    if (this.#timeoutMs === 0 || waitedMs === 0) return;
    const before = this.#timeoutMs;
    this.#timeoutMs = Math.max(leastMs, Math.round(before - waitedMs));
    await transaction.query(
      `SELECT set_config('lock_timeout', $1, true) FROM pg_settings WHERE name = 'lock_timeout' AND setting = $2`,
      [String(this.#timeoutMs), String(before)],
    );
  }
}
