import type { IsolationLevel } from '../database/database.ts';
import type { ScriptStatement } from '../sql/splitStatements.ts';

/** A part of a migration that is done or not done as a whole. */
export interface Step {
  /** `alone`: one statement that cannot run in a transaction, or must not. */
  readonly type: 'transaction' | 'alone';
  readonly statements: readonly ScriptStatement[];
  /** What the file asks for, by BEGIN or SET TRANSACTION. */
  readonly isolation?: IsolationLevel;
  /** The file itself ends the transaction with ROLLBACK. */
  readonly rolledBack?: boolean;
}
