import type { IsolationLevel } from '../database/database.ts';
import type { Batch } from './batch.ts';
import type { MigrationStatement } from './migrationStatement.ts';

/** A part of a migration that is done or not done as a whole. */
export interface Step {
  /**
   * `alone`: one statement that cannot run in a transaction, or must not.
   * `batched`: one statement that goes through a table page by page, each in a transaction of its own.
   */
  readonly type: 'transaction' | 'alone' | 'batched';
  readonly statements: readonly MigrationStatement[];
  /** Of a batched step. */
  readonly batch?: Batch;
  /** What the file asks for, by BEGIN or SET TRANSACTION. */
  readonly isolation?: IsolationLevel;
  /** The file itself ends the transaction with ROLLBACK. */
  readonly rolledBack?: boolean;
}
