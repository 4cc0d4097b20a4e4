import type { PagedRelation } from '../sql/pagedRelation.ts';
import type { WherePlace } from '../sql/restriction.ts';

/** How a statement is run in batches: `-- schemac:batch` and `-- schemac:until`. */
export interface Batch {
  /** Whose rows are gone through. */
  readonly relation: PagedRelation;
  /** The columns of a unique key, in the order that the pages go by. */
  readonly key: readonly string[];
  /** Rows of the table for one batch; `auto`: as many as fit the target time. */
  readonly size: number | 'auto';
  /** Between two batches, in milliseconds. */
  readonly pauseMs: number;
  readonly throttle: readonly Throttle[];
  /** Holds of every row of the table that needs nothing more done. */
  readonly until?: string;
  /** Where a page's condition is put. */
  readonly place: WherePlace;
}

/** What must hold before the next batch is begun. */
export type Throttle =
  /** Standbys are behind by less than this. */
  | { readonly type: 'lag'; readonly belowMs: number }
  /** Fewer sessions of the database than this wait for locks. */
  | { readonly type: 'locks'; readonly below: number }
  | { readonly type: 'sql'; readonly condition: string };

/** How far a batched statement has come: kept in the history, and committed with each batch. */
export interface BatchCursor {
  readonly key: readonly string[];
  /** The key of the last row that was gone through, as texts; absent at the beginning of a pass. */
  readonly after?: readonly string[];
  /** The key of the last row of this pass: rows that come later belong to the next. */
  readonly end: readonly string[];
  /** Counted from 1. */
  readonly pass: number;
  /** Rows of the table that this pass has gone through. */
  readonly done: number;
  /** How many that may be, by the planner's estimate. */
  readonly total: number;
  /** Rows that the statement has changed in this pass. */
  readonly changed: number;
  /** The size of the next batch. */
  readonly size: number;
}
