import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { downProgress, readDownProgress } from './downProgress.ts';
import { type HistoryTable, readHistory, recordedDownSql } from './history.ts';
import { requireApplied, updateHistoryRow } from './historyTable.ts';
import type { Migration } from './migration.ts';
import { asOne, isOneTransaction, type MigrationScript, readScript } from './migrationScript.ts';
import { noWayBack } from './noWayBack.ts';
import { forgetState } from './recordedState.ts';
import { resume } from './resume.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';
import { runScript, type ScriptProgress } from './runScript.ts';

export interface DownOptions extends RunOptions {
  /** The ids under which the history has the migration, where it has it under others. */
  readonly knownAs?: readonly string[];
}

interface WayBack {
  readonly database: Database;
  readonly table: HistoryTable;
  /** Under which the history has the migration. */
  readonly ids: readonly string[];
  readonly down: Source;
  readonly script: MigrationScript;
  readonly report: Report;
}

/**
 * Takes an applied migration back with its `down.sql`; the last step is one transaction with the note of it in the
 * history, and the migration is pending again. One that no transaction can hold goes on at the step that an earlier
 * run has not finished. Returns what went wrong, and then the migration still counts as applied.
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
  const script = asOne(readScript(await loadPostgresParser(), down));
  if (hasErrors(script.diagnostics)) return script.diagnostics;
  const ids = knownAs ?? [id];
  const way = { database, table, ids, down, script, report };
  const { progress, diagnostics } = await progressOf(way);
  if (hasErrors(diagnostics)) return diagnostics;
  const rolledBack = { rolled_back_at: new Date().toISOString(), fingerprint: null, cursor: null };
  const record = async (session: Database) => {
    await forgetState(session, table);
    await updateRows(session, way, rolledBack);
  };
  const guard = (transaction: Database) => requireApplied(transaction, table, ids);
  const failures = await runScript(database, id, script, {
    ...{ options, report, record, guard },
    ...(progress && { progress }),
  });
  return [...diagnostics, ...failures];
}

/** Where it goes on, and how that is kept; no progress where one transaction holds all. */
async function progressOf(
  way: WayBack,
): Promise<{ readonly progress?: ScriptProgress; readonly diagnostics: readonly Diagnostic[] }> {
  const { database, table, ids, down, script, report } = way;
  const { rows } = await readHistory(database, table);
  const begun = readDownProgress(rows.find((row) => ids.includes(row.id))?.cursor);
  if (!begun && isOneTransaction(script)) return { diagnostics: [] };
  const keep = (session: Database, step: number, before?: readonly string[]) =>
    updateRows(session, way, { cursor: downProgress({ step, ...(before && { before }) }) });
  const recording = {
    recordStep: (session: Database, stepsDone: number) => keep(session, stepsDone),
    begin: ({ step, before }: { readonly step: number; readonly before?: readonly string[] }) =>
      keep(database, step, before),
  };
  if (!begun) {
    await updateRows(database, way, { down_sql: down.text, cursor: downProgress({ step: 0 }) });
    return { progress: { stepsDone: 0, cursor: undefined, ...recording }, diagnostics: [] };
  }
  const unfinished = {
    id: ids[0]!,
    text: (await recordedDownSql(database, table, ids[0]!)) ?? '',
    stepsDone: begun.step,
    cursor: begun,
    note: (stepsDone: number) => keep(database, stepsDone),
  };
  const parser = await loadPostgresParser();
  const { start, diagnostics } = await resume(database, script, unfinished, { parser, report });
  return { progress: { ...start, ...recording }, diagnostics };
}

async function updateRows(
  session: Database,
  { table, ids }: WayBack,
  values: Parameters<typeof updateHistoryRow>[3],
): Promise<void> {
  for (const id of ids) await updateHistoryRow(session, table, id, values);
}
