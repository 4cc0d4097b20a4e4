import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { HistoryRow, HistoryState } from './historyRow.ts';
import type { RenamedMigration } from './matchRenames.ts';
import type { Migration } from './migration.ts';

/** One migration as the folder and the database see it together. */
export interface AssessedMigration {
  readonly id: string;
  /**
   * `missing`: the database has it, the folder has not. `partly-replaced`: the database has some of the migrations
   * that were folded into it.
   */
  readonly state: 'pending' | 'missing' | 'partly-replaced' | HistoryState;
  readonly migration?: Migration;
  readonly row?: HistoryRow;
  /** Its SQL is not the one that was applied. */
  readonly edited: boolean;
  /** The ids under which the history has it, where it has it under others. */
  readonly knownAs?: readonly string[];
  /** The one of those that does more than this migration, which was folded into it. */
  readonly within?: string;
}

export interface Assessment {
  /** In the order of the chain; what the folder lacks comes first. */
  readonly migrations: readonly AssessedMigration[];
  /** What a deploy would apply, in order. */
  readonly pending: readonly Migration[];
  /** What the history is to know under a new name from now on. */
  readonly renamed: readonly RenamedMigration[];
  readonly diagnostics: readonly Diagnostic[];
}
