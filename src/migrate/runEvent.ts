import type { BlockingSession } from './lockWatch.ts';

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
    }
  | { readonly type: 'statement-finished'; readonly id: string; readonly durationMs: number }
  /** An index that a failed CREATE INDEX CONCURRENTLY left behind is dropped and built again. */
  | { readonly type: 'invalid-index-dropped'; readonly id: string; readonly index: string }
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
