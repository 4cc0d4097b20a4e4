import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { LockMode } from '../sql/lockModes.ts';
import type { Sql } from '../sql/sql.ts';
import type { Change } from './change.ts';
import type { ObjectId, SchemaObject } from './object.ts';

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
  /** Whether `when` may hold where nothing would happen, so that it can only warn. */
  readonly approximate?: boolean;
  /** Whether the way back brings back what is lost: a row that was declared. */
  readonly comesBack?: boolean;
}

/** An ALTER TABLE in clauses, which can stand in one statement together with those next to it on the same table. */
export interface Alteration {
  readonly table: ObjectId;
  /**
   * `require`: no NULL any more. `drop` only joins its like: PostgreSQL would do it first, whatever stands before it.
   */
  readonly step: 'add' | 'alter' | 'require' | 'drop';
  readonly clauses: readonly Sql[];
  /** The column that gets another type, which one statement can do only once. */
  readonly retypes?: ObjectId;
  /** Whether a column is computed otherwise: PostgreSQL 18 fails (XX000) where the same statement changes a type. */
  readonly recomputes?: boolean;
  /** Whether it holds an expression of the user's that may name columns which another clause would only add. */
  readonly readsColumns?: boolean;
}

/** What a change of type is to PostgreSQL. */
export interface TypeChange {
  readonly column: ObjectId;
  /** As they stand in SQL: `character varying(30)`. */
  readonly from: string;
  readonly to: string;
  /**
   * `catalog-only`: the values stay as they are; `rewrite`: all of them are converted and written anew; `needs-using`:
   * PostgreSQL knows no way, and `by` is right for hardly any value; `impossible`: no column can have the new type.
   */
  readonly effect: 'catalog-only' | 'rewrite' | 'needs-using' | 'impossible';
  /** SQL: the new value of a row. Absent: PostgreSQL converts it by itself. */
  readonly by?: string;
}

/** What a kind emits: one statement, and what is known of it. */
export interface Action {
  /** Without the closing semicolon. */
  readonly sql: Sql;
  /** What `sql` says, where it can join others. */
  readonly alteration?: Alteration;
  /** The table in which it gives values to rows, for a new column or one that becomes required. */
  readonly fills?: ObjectId;
  /** Locks on objects that the same plan creates block nobody and are dropped from the plan. */
  readonly locks?: readonly { readonly mode: LockMode; readonly on: ObjectId }[];
  /** `outside`: no transaction can hold it. `commit-after`: what follows needs it committed. */
  readonly transaction?: 'inside' | 'outside' | 'commit-after';
  readonly hazards?: readonly Hazard[];
  /**
   * Where it stands in a plan that applications read and write beside: what is to be verified is said for new rows
   * (`prepare`), then all rows are read with nobody shut out (`verify`), each a step of its own; what only served for
   * that goes last (`finish`). What can be verified only once the plan has done the rest comes behind all (`confirm`).
   * Without meaning in other plans.
   */
  readonly stage?: 'prepare' | 'verify' | 'finish' | 'confirm';
  /** Objects that must be there already, beside what its change depends on. */
  readonly requires?: readonly ObjectId[];
  /** Objects that had better be there already, as they are to be, as far as nothing else stands against it. */
  readonly prefers?: readonly ObjectId[];
  /** Puts aside what holds values of these objects (inherited columns): as they are before the plan changes them. */
  readonly keeps?: { readonly by: ObjectId; readonly objects: readonly ObjectId[] };
  readonly typeChange?: TypeChange;
  /** One sentence for the comment above the statement. Absent: made from the change. */
  readonly summary?: string;
  /** Comments between that one and the statement which say how it is run: `-- schemac:batch by=id`. */
  readonly directives?: readonly string[];
}

/** An action with its place in a plan. */
export interface Statement extends Action {
  /** What the statement carries out; several where a parent's statement makes its children too. */
  readonly changes: readonly Change[];
  /** The statements that have become this one, where there are several. */
  readonly parts?: readonly Statement[];
}

/** A question that the data answers: one row with one boolean column, true where the diagnostic holds. */
export interface Precondition {
  readonly when: Sql;
  /** How many rows of which table stand in the way: a query for one number. Asked where the question has held. */
  readonly rows?: {
    readonly count: Sql;
    readonly of: string;
    /** A few of their values: a query for texts, `example`. */
    readonly examples?: Sql;
  };
  /** What is asked in its stead where a file is run, on a server that may be older; null: nothing. */
  readonly elsewhere?: Sql | null;
  readonly diagnostic: Diagnostic;
}

/** What must not hold of the rows that a migration meets, wherever it is run: one row with one boolean column. */
export interface Guard {
  readonly when: Sql;
  /** One sentence: what would happen. */
  readonly message: string;
  /** Whether it is asked before anything is renamed, under the names and locks of then. */
  readonly beforeRenames?: true;
}

/** Data that a plan gives up, and the object whose name is the consent to it. */
export interface Loss {
  readonly subject: SchemaObject;
  readonly when: Sql;
  /** One sentence: what is lost. */
  readonly message: string;
  /** As that of a hazard. */
  readonly comesBack?: boolean;
}

/**
 * The statements that lead from one schema to another, in an order in which they can run. Where a transaction must
 * end is found in the text of the file, since that may be edited.
 */
export interface Plan {
  readonly statements: readonly Statement[];
  /** To be asked of the database before anything is written. */
  readonly preconditions: readonly Precondition[];
  readonly losses: readonly Loss[];
}
