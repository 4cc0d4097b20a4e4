import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';

/** A session that another one waits for. What the role may not see of it is empty. */
export interface BlockingSession {
  readonly pid: number;
  readonly application: string;
  readonly user: string;
  /** `active`, `idle in transaction`, ... */
  readonly state: string;
  /** What it runs, or ran last. */
  readonly query: string;
  /** When its transaction began: UTC, to the second. */
  readonly since: string;
}

interface WatchOptions {
  /** Opens the session that watches; a lock is seen from outside alone. */
  readonly open: () => Promise<Database>;
  readonly onWait: (blockers: readonly BlockingSession[]) => void;
  readonly onFailure: (reason: string) => void;
}

const pollMs = 500;

/** Finds out, while statements run, which sessions they wait for. */
export class LockWatch {
  readonly #options: WatchOptions;
  #observer: Database | undefined;
  #failed = false;
  /** Those seen last, during the statement that ran last. */
  #blockers: readonly BlockingSession[] = [];

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Whom the last statement was last seen waiting for. */
  get blockers(): readonly BlockingSession[] {
    return this.#blockers;
  }

  /** Does the work, and meanwhile looks from time to time whom the server's process `pid` waits for. */
  async during<T>(pid: number, work: () => Promise<T>): Promise<T> {
    this.#blockers = [];
    let looking = Promise.resolve();
    const timer = setInterval(() => {
      looking = looking.then(() => this.#look(pid));
    }, pollMs);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      await looking;
    }
  }

  async close(): Promise<void> {
    await this.#observer?.close();
  }

  async #look(pid: number): Promise<void> {
    if (this.#failed) return;
    try {
      this.#observer ??= await this.#options.open();
      const blockers = await blockersOf(this.#observer, pid);
      if (blockers.length === 0) return;
      this.#blockers = blockers;
      this.#options.onWait(blockers);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.#failed = true;
      this.#options.onFailure(error.message);
    }
  }
}

function blockersOf(database: Database, pid: number): Promise<BlockingSession[]> {
  return database.query<BlockingSession>(
    `SELECT a.pid, coalesce(a.application_name, '') AS application, coalesce(a.usename::text, '') AS "user",
            coalesce(a.state, '') AS state, coalesce(a.query, '') AS query,
            coalesce(to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), '') AS since
     FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids($1)) ORDER BY a.xact_start, a.pid`,
    [pid],
  );
}
