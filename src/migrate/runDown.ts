import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { HistoryTable } from './history.ts';
import { updateHistoryRow } from './historyTable.ts';
import type { Migration } from './migration.ts';
import { readScript } from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';
import { runScript } from './runScript.ts';

/**
 * Takes an applied migration back with its `down.sql`; the last step is one transaction with the note of it in the
 * history, and the migration is pending again. Returns what went wrong, and then the migration still counts as
 * applied.
 */
export async function runDown(
  database: Database,
  table: HistoryTable,
  migration: Migration,
  options: RunOptions,
  report: Report,
): Promise<readonly Diagnostic[]> {
  const { id, down } = migration;
  if (!down) return [noWayBack(migration)];
  const script = readScript(await loadPostgresParser(), down);
  if (hasErrors(script.diagnostics)) return script.diagnostics;
  const record = (session: Database) =>
    updateHistoryRow(session, table, id, { rolled_back_at: new Date().toISOString(), fingerprint: null });
  return runScript(database, id, script, { options, report, record });
}

function noWayBack({ id, source }: Migration): Diagnostic {
  return errorDiagnostic('no-down-file', `\`${id}\` has no \`down.sql\`, so there is no way back from it.`, {
    subject: source.path,
    fixes: [{ title: 'Write a `down.sql` beside its `migration.sql`.' }],
  });
}
