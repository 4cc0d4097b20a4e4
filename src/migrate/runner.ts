import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { type History, recordedSql } from './history.ts';
import { type HistoryRow, historyState } from './historyRow.ts';
import { markOf, prepareHistory, updateMarkedRow } from './historyTable.ts';
import type { Migration } from './migration.ts';
import { MigrationRun, type RunStart } from './migrationRun.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { resume } from './resume.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';
import { readSessionSettings } from './sessionState.ts';
import { readStepCursor } from './stepCursor.ts';

/** What has become of migrations that were to be applied. */
export interface ApplyResult {
  /** The ids of those that are applied now. */
  readonly applied: readonly string[];
  /** Those that wait for a word before they are begun; see `survey`. */
  readonly held?: readonly string[];
  /** With an error, the migration after `applied` failed and nothing after it was begun. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Prepared {
  readonly migration: Migration;
  readonly script: MigrationScript;
  readonly start: RunStart;
}

/**
 * Applies migrations in this order, each whole or not at all together with its row in the history. A migration that
 * no transaction can hold goes on at the step that an earlier run has not finished. All files are read before the
 * first is begun. Throws a DatabaseError only where the history cannot be written.
 */
export async function applyMigrations(
  database: Database,
  history: History,
  migrations: readonly Migration[],
  options: RunOptions,
  report: Report,
): Promise<ApplyResult> {
  if (migrations.length === 0) return { applied: [], diagnostics: [] };
  const parser = await loadPostgresParser();
  const prepared: Prepared[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const migration of migrations) {
    const ready = await prepare(database, history, migration, { parser, report });
    prepared.push(ready);
    diagnostics.push(...ready.diagnostics);
  }
  if (hasErrors(diagnostics)) return { applied: [], diagnostics };
  await prepareHistory(database, history);
  return applyPrepared(database, history, prepared, diagnostics, { parser, options, report });
}

async function prepare(
  database: Database,
  history: History,
  migration: Migration,
  { parser, report }: { readonly parser: PostgresParser; readonly report: Report },
): Promise<Prepared & { readonly diagnostics: readonly Diagnostic[] }> {
  const script = readScript(parser, migration.source);
  const row = history.rows.find(({ id }) => id === migration.id);
  const mark = markOf(row);
  if (!row || historyState(row) !== 'partial') {
    const start = { stepsDone: 0, cursor: undefined, ...(mark && { mark }) };
    return { migration, script, start, diagnostics: script.diagnostics };
  }
  if (hasErrors(script.diagnostics)) return { migration, script, start: untouched(row), ...script };
  const { table } = history;
  const unfinished = {
    ...untouched(row),
    id: row.id,
    text: (await recordedSql(database, table, row.id)) ?? '',
    note: (stepsDone: number) =>
      updateMarkedRow(database, table, row.id, mark!, { steps_done: stepsDone, cursor: null }),
  };
  const { start, diagnostics } = await resume(database, script, unfinished, { parser, report });
  const found = start.stepsDone > row.stepsDone ? { ...start, isOpen: true } : mark!;
  return {
    ...{ migration, script, start: { ...start, mark: found } },
    diagnostics: [...script.diagnostics, ...diagnostics],
  };
}

function untouched({ stepsDone, cursor }: HistoryRow): RunStart {
  return { stepsDone, cursor: readStepCursor(cursor, stepsDone) };
}

async function applyPrepared(
  database: Database,
  history: History,
  prepared: readonly Prepared[],
  warnings: readonly Diagnostic[],
  context: { readonly parser: PostgresParser; readonly options: RunOptions; readonly report: Report },
): Promise<ApplyResult> {
  const { parser, options, report } = context;
  const applied: string[] = [];
  const settings = await readSessionSettings(database);
  for (const [index, { migration, script, start }] of prepared.entries()) {
    const { id } = migration;
    report({
      type: 'migration-started',
      ...{ id, number: index + 1, of: prepared.length },
      stepsDone: start.stepsDone,
      stepsTotal: script.steps.length,
    });
    const run = new MigrationRun(database, history.table, {
      migration,
      script,
      parser,
      settings,
      options,
      report,
    });
    const failure = await run.apply(start);
    if (failure) {
      report({ type: 'migration-failed', id });
      return { applied, diagnostics: [...warnings, failure] };
    }
    applied.push(id);
  }
  return { applied, diagnostics: warnings };
}
