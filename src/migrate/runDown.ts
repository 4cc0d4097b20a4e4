import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { HistoryTable } from './history.ts';
import { updateHistoryRow } from './historyTable.ts';
import type { Migration } from './migration.ts';
import { readScript } from './migrationScript.ts';
import { noWayBack } from './noWayBack.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';
import { runScript } from './runScript.ts';

export interface DownOptions extends RunOptions {
  /** The ids under which the history has the migration, where it has it under others. */
  readonly knownAs?: readonly string[];
}

/**
 * Takes an applied migration back with its `down.sql`; the last step is one transaction with the note of it in the
 * history, and the migration is pending again. Returns what went wrong, and then the migration still counts as
 * applied.
 */
export async function runDown(
  database: Database,
  table: HistoryTable,
  migration: Migration,
  { knownAs, ...options }: DownOptions,
  report: Report,
): Promise<readonly Diagnostic[]> {
  const { id, down } = migration;
  if (!down) return [noWayBack(migration)];
  const script = readScript(await loadPostgresParser(), down);
  if (hasErrors(script.diagnostics)) return script.diagnostics;
  const rolledBack = { rolled_back_at: new Date().toISOString(), fingerprint: null };
  const record = async (session: Database) => {
    for (const known of knownAs ?? [id]) await updateHistoryRow(session, table, known, rolledBack);
  };
  return runScript(database, id, script, { options, report, record });
}
