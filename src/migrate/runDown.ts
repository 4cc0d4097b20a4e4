import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { HistoryTable } from './history.ts';
import { updateHistoryRow } from './historyTable.ts';
import type { Migration } from './migration.ts';
import { type MigrationScript, readScript, settingsBefore, touchesSession } from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import { defaultLockRetries, defaultLockTimeoutMs, type RunOptions } from './runOptions.ts';
import { FailedStatement, runStep } from './runStep.ts';
import { readSessionSettings, restoreSessionSettings } from './sessionState.ts';
import { statementFailure } from './statementFailure.ts';
import { withRetries } from './withRetries.ts';

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
  const settings = await readSessionSettings(database);
  try {
    if (script.steps.length === 0) await record(database);
    else await runSteps(database, id, script, { options, report, record });
  } catch (error) {
    const statement = error instanceof FailedStatement ? error.statement : undefined;
    const cause = error instanceof FailedStatement ? error.cause : error;
    if (!(cause instanceof DatabaseError)) throw error;
    return [statementFailure(script.source, statement, cause)];
  }
  if (touchesSession(script)) await restoreSessionSettings(database, settings);
  return [];
}

interface DownContext {
  readonly options: RunOptions;
  readonly report: Report;
  readonly record: (database: Database) => Promise<void>;
}

async function runSteps(
  database: Database,
  id: string,
  script: MigrationScript,
  { options, report, record }: DownContext,
): Promise<void> {
  const lockTimeoutMs = options.lockTimeoutMs ?? defaultLockTimeoutMs;
  for (const [index, step] of script.steps.entries()) {
    const isLast = index === script.steps.length - 1;
    const run = {
      ...{ id, script, step, lockTimeoutMs, report, watch: undefined },
      statementTimeoutMs: options.statementTimeoutMs ?? 0,
      settings: settingsBefore(script, index),
      record: isLast ? record : async () => undefined,
    };
    await options.check?.();
    await withRetries(() => runStep(database, run), {
      retries: options.lockRetries ?? defaultLockRetries,
      onRetry: (retry) => report({ type: 'retry', id, ...retry }),
    });
  }
}

function noWayBack({ id, source }: Migration): Diagnostic {
  return errorDiagnostic('no-down-file', `\`${id}\` has no \`down.sql\`, so there is no way back from it.`, {
    subject: source.path,
    fixes: [{ title: 'Write a `down.sql` beside its `migration.sql`.' }],
  });
}
