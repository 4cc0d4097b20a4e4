import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { Migration } from './migration.ts';
import {
  asOne,
  asTrial,
  type MigrationScript,
  readScript,
  settingsBefore,
  touchesSession,
} from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import { FailedStatement, runStep } from './runStep.ts';
import { readSessionSettings, restoreSessionSettings } from './sessionState.ts';
import { statementFailure } from './statementFailure.ts';

export interface ReplayOptions {
  /** Where others use the database: how long to wait for a lock, in milliseconds. */
  readonly lockTimeoutMs?: number;
  readonly report?: Report;
  /** Whether a transaction around it is to hold it: see `MigrationScript.stepsOfTrial`. */
  readonly trial?: boolean;
}

/**
 * Runs migrations on a scratch database, in the same steps as a deploy but without a history. Returns the diagnostic
 * of the first that fails, and then nothing after it was run.
 */
export async function replay(
  database: Database,
  migrations: readonly Pick<Migration, 'id' | 'source'>[],
  options: ReplayOptions = {},
): Promise<readonly Diagnostic[]> {
  const parser = await loadPostgresParser();
  const settings = await readSessionSettings(database);
  for (const { id, source } of migrations) {
    const script = (options.trial ? asTrial : asOne)(readScript(parser, source));
    if (hasErrors(script.diagnostics)) return script.diagnostics;
    const failure = await replayScript(database, id, script, options);
    if (failure) return [failure];
    if (touchesSession(script)) await restoreSessionSettings(database, settings);
  }
  return [];
}

async function replayScript(
  database: Database,
  id: string,
  script: MigrationScript,
  { lockTimeoutMs = 0, report = () => undefined }: ReplayOptions,
): Promise<Diagnostic | undefined> {
  const constant = { id, script, lockTimeoutMs, statementTimeoutMs: 0, watch: undefined };
  const silent = { report, record: async () => undefined };
  try {
    for (const [index, step] of script.steps.entries()) {
      await runStep(database, { ...constant, ...silent, step, settings: settingsBefore(script, index) });
    }
    return undefined;
  } catch (error) {
    const statement = error instanceof FailedStatement ? error.statement : undefined;
    const cause = error instanceof FailedStatement ? error.cause : error;
    if (!(cause instanceof DatabaseError)) throw error;
    return statementFailure(script.source, statement, cause);
  }
}
