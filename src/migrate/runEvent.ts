import type { HeldLock } from './heldLocks.ts';
import type { BlockingSession, Progress } from './lockWatch.ts';

/** What a run tells of itself while it goes on; whoever shows it decides how. Durations are in milliseconds. */
export type RunEvent =
  | {
      readonly type: 'migration-started';
      readonly id: string;
      /** Counted from 1. */
      readonly number: number;
      readonly of: number;
      /** The steps that an earlier run has done. */
      readonly stepsDone: number;
      readonly stepsTotal: number;
    }
  | {
      readonly type: 'statement-started';
      readonly id: string;
      readonly text: string;
      /** In the file, counted from 1. */
      readonly line: number;
      /** It is done for one page of rows. */
      readonly batched?: true;
    }
  | {
      readonly type: 'statement-finished';
      readonly id: string;
      readonly durationMs: number;
      /** Those that INSERT, UPDATE, DELETE, MERGE or COPY changed. */
      readonly rows?: number;
      /** On tables that were there before, held until the COMMIT; named with the first statement that took them. */
      readonly locks: readonly HeldLock[];
      readonly batched?: true;
    }
  /** PostgreSQL refused it, or it was broken off. */
  | { readonly type: 'statement-failed'; readonly id: string }
  /** A step is done and noted in the history. */
  | {
      readonly type: 'step-finished';
      readonly id: string;
      /** Counted from 1. */
      readonly step: number;
      readonly of: number;
      readonly durationMs: number;
    }
  /** How far a statement that takes long has come, in PostgreSQL's own words. */
  | ({ readonly type: 'progress'; readonly id: string } & Progress)
  /** A batch is committed. */
  | {
      readonly type: 'batch';
      readonly id: string;
      readonly line: number;
      /** Counted from 1. */
      readonly pass: number;
      /** Rows of the table that the pass has gone through. */
      readonly done: number;
      /** How many those may be, by the planner's estimate. */
      readonly total: number;
      /** In this run. */
      readonly rowsPerSecond: number;
    }
  /** The next batch waits until its `throttle` holds again. */
  | { readonly type: 'throttled'; readonly id: string; readonly reasons: readonly string[] }
  /** An index that a broken-off CREATE INDEX or REINDEX CONCURRENTLY left behind is dropped, and built again. */
  | { readonly type: 'invalid-index-dropped'; readonly id: string; readonly index: string }
  /** What an earlier run did not live to record is found done in the catalog. */
  | { readonly type: 'step-found-done'; readonly id: string; readonly step: number }
  /** An earlier run ended in the middle of a CALL or DO that commits: nobody can tell how far it came. */
  | { readonly type: 'procedure-repeated'; readonly id: string; readonly line: number }
  /** A session of an earlier run is still building the index. */
  | { readonly type: 'waiting-for-builder'; readonly id: string; readonly pids: readonly number[] }
  | { readonly type: 'waiting-for-lock'; readonly id: string; readonly blockers: readonly BlockingSession[] }
  /** Who is waited for cannot be found out. */
  | { readonly type: 'lock-watch-failed'; readonly id: string; readonly reason: string }
  | {
      readonly type: 'retry';
      readonly id: string;
      readonly reason: string;
      /** The attempt that follows, counted from 1. */
      readonly attempt: number;
      readonly of: number;
      readonly delayMs: number;
    }
  | { readonly type: 'migration-finished'; readonly id: string; readonly durationMs: number }
  | { readonly type: 'migration-failed'; readonly id: string };

export type Report = (event: RunEvent) => void;
