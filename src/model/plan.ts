import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Sql } from '../sql/sql.ts';
import type { Change } from './change.ts';
import type { ObjectId, Schema } from './object.ts';

/** PostgreSQL's table lock modes, weakest first. */
export const lockModes = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;
export type LockMode = (typeof lockModes)[number];

/** A reason to look twice before a statement runs. */
export interface Hazard {
  readonly type:
    | 'data-loss'
    | 'table-rewrite'
    | 'full-scan'
    | 'index-build'
    | 'may-fail'
    | 'blocks-writes'
    | 'blocks-reads';
  /** One sentence that says what would happen to which data. */
  readonly message: string;
  /** A query that returns one row with one boolean column: whether the hazard is real for the rows that are
   *  there (`SELECT EXISTS (…)`). Absent: it is real whenever the statement runs. */
  readonly when?: Sql;
}

/** What a kind emits: one statement, and what is known of it. */
export interface Action {
  /** Without the closing semicolon. */
  readonly sql: Sql;
  /** Locks on objects that the same plan creates block nobody and are dropped from the plan. */
  readonly locks?: readonly { readonly mode: LockMode; readonly on: ObjectId }[];
  /** `outside`: no transaction can hold it. `commit-after`: what follows needs it committed. */
  readonly transaction?: 'inside' | 'outside' | 'commit-after';
  readonly hazards?: readonly Hazard[];
  /** Objects that must be there already, beside what its change depends on. */
  readonly requires?: readonly ObjectId[];
  /** One sentence for the comment above the statement. Absent: made from the change. */
  readonly summary?: string;
}

/** An action with its place in a plan. */
export interface Statement extends Action {
  readonly changes: readonly Change[];
  readonly creates: readonly ObjectId[];
  readonly drops: readonly ObjectId[];
}

/** Statements that are committed together; `transactional: false` holds a single one that no transaction can. */
export interface Batch {
  readonly transactional: boolean;
  readonly statements: readonly Statement[];
}

export interface Plan {
  readonly from: Schema;
  readonly to: Schema;
  readonly batches: readonly Batch[];
  readonly diagnostics: readonly Diagnostic[];
}
