import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { withoutPasswords } from '../database/withoutPasswords.ts';

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

/** How far a statement has come. */
export interface Progress {
  /** `building index: scanning table`, `waiting for old snapshots`, ... */
  readonly phase: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
}

interface WatchOptions {
  /** Opens the session that watches; a lock is seen from outside alone. */
  readonly open: () => Promise<Database>;
  /** Once for each statement and those who are in its way. */
  readonly onWait: (blockers: readonly BlockingSession[]) => void;
  readonly onProgress: (progress: Progress) => void;
  readonly onFailure: (reason: string) => void;
}

const pollMs = 250;

/** Finds out, while statements run, which sessions they wait for. */
export class LockWatch {
  readonly #options: WatchOptions;
  #observer: Database | undefined;
  #failed = false;
  /** Those seen last, during the statement that ran last. */
  #blockers: readonly BlockingSession[] = [];
  /** The processes that were told of. */
  #told = '';
  #waitedMs = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Whom the last statement was last seen waiting for. */
  get blockers(): readonly BlockingSession[] {
    return this.#blockers;
  }

  /** How far into the last statement it was last seen waiting: at most a little less than it waited for locks. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  /** Does the work, and meanwhile looks from time to time whom the server's process `pid` waits for. */
  async during<T>(pid: number, work: () => Promise<T>): Promise<T> {
    this.#blockers = [];
    this.#told = '';
    this.#waitedMs = 0;
    const started = performance.now();
    let looking = Promise.resolve();
    const timer = setInterval(() => {
      looking = looking.then(() => this.#look(pid, started));
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

  async #look(pid: number, started: number): Promise<void> {
    if (this.#failed) return;
    try {
      this.#observer ??= await this.#options.open();
      const blockers = await blockersOf(this.#observer, pid);
      if (blockers.length === 0) {
        const progress = await progressOf(this.#observer, pid);
        if (progress) this.#options.onProgress(progress);
        return;
      }
      this.#blockers = blockers;
      this.#waitedMs = performance.now() - started;
      const pids = blockers.map(({ pid }) => pid).join();
      if (pids !== this.#told) this.#options.onWait(blockers);
      this.#told = pids;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.#failed = true;
      this.#options.onFailure(error.message);
    }
  }
}

async function blockersOf(database: Database, pid: number): Promise<readonly BlockingSession[]> {
  const blockers = await database.query<BlockingSession>(
    `SELECT a.pid, coalesce(a.application_name, '') AS application, coalesce(a.usename::text, '') AS "user",
            coalesce(a.state, '') AS state, coalesce(a.query, '') AS query,
            coalesce(to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), '') AS since
     FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids($1)) ORDER BY a.xact_start, a.pid`,
    [pid],
  );
  return blockers.map((blocker) => ({ ...blocker, query: withoutPasswords(blocker.query) }));
}

/** PostgreSQL tells of index builds, VACUUM, CLUSTER, ANALYZE and COPY; of other commands it tells nothing. */
async function progressOf(database: Database, pid: number): Promise<Progress | undefined> {
  const [row] = await database.query<Progress>(
    `SELECT phase, done::float8 AS done, total::float8 AS total FROM (
       SELECT pid, phase, CASE WHEN blocks_total > 0 THEN blocks_done ELSE tuples_done END,
              CASE WHEN phase ~ 'sorting' THEN 0 WHEN blocks_total > 0 THEN blocks_total ELSE tuples_total END
       FROM pg_stat_progress_create_index
       UNION ALL SELECT pid, lower(command) || ': ' || phase, heap_blks_scanned, heap_blks_total FROM pg_stat_progress_cluster
       UNION ALL SELECT pid, phase, heap_blks_scanned, heap_blks_total FROM pg_stat_progress_vacuum
       UNION ALL SELECT pid, phase, sample_blks_scanned, sample_blks_total FROM pg_stat_progress_analyze
       UNION ALL SELECT pid, 'copying', bytes_processed, bytes_total FROM pg_stat_progress_copy
     ) AS running (pid, phase, done, total) WHERE pid = $1`,
    [pid],
  );
  return row;
}
