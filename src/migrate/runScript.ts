import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { RunStart } from './migrationRun.ts';
import { asOne, type MigrationScript, settingsBefore, touchesSession } from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import { defaultLockRetries, defaultLockTimeoutMs, type RunOptions } from './runOptions.ts';
import { type CommandMemory, FailedStatement, runStep } from './runStep.ts';
import { readSessionSettings, restoreSessionSettings } from './sessionState.ts';
import { statementFailure } from './statementFailure.ts';
import type { StepCursor } from './stepCursor.ts';
import { withRetries } from './withRetries.ts';

export interface ScriptContext {
  readonly options: RunOptions;
  readonly report: Report;
  /** Throws where the history, seen from within a step's transaction, says that it is not to be run. */
  readonly guard?: (database: Database) => Promise<void>;
  /** Notes that it is done, in the transaction of the last step where that has one. */
  readonly record: (database: Database) => Promise<void>;
  /** Where it is to be resumed after a failure. */
  readonly progress?: ScriptProgress;
}

/** What is kept of a script on its way, so that a later run goes on where it was broken off. */
export interface ScriptProgress extends RunStart {
  /** Notes that so many steps are done; in the transaction of the last of them where that has one. */
  readonly recordStep: (database: Database, stepsDone: number) => Promise<void>;
  /** Notes what a command must know of the time before it. */
  readonly begin: (cursor: StepCursor) => Promise<void>;
}

/**
 * Runs a script: the steps that come before a failure stay done, and the diagnostics say what failed. Only a migration on
 * its way forward keeps how far its batches are, so here each batched statement runs as one.
 */
export async function runScript(
  database: Database,
  id: string,
  written: MigrationScript,
  context: ScriptContext,
): Promise<readonly Diagnostic[]> {
  const script = asOne(written);
  const settings = await readSessionSettings(database);
  try {
    if ((context.progress?.stepsDone ?? 0) >= script.steps.length) await context.record(database);
    else await runSteps(database, id, script, context);
  } catch (error) {
    const statement = error instanceof FailedStatement ? error.statement : undefined;
    const cause = error instanceof FailedStatement ? error.cause : error;
    if (!(cause instanceof DatabaseError)) throw error;
    return [statementFailure(script.source, statement, cause)];
  }
  if (touchesSession(script)) await restoreSessionSettings(database, settings);
  return [];
}

async function runSteps(
  database: Database,
  id: string,
  script: MigrationScript,
  { options, report, record, progress, guard }: ScriptContext,
): Promise<void> {
  const lockTimeoutMs = options.lockTimeoutMs ?? defaultLockTimeoutMs;
  for (const [index, step] of script.steps.entries()) {
    if (index < (progress?.stepsDone ?? 0)) continue;
    const isLast = index === script.steps.length - 1;
    const run = {
      ...{ id, script, step, lockTimeoutMs, report, watch: undefined },
      statementTimeoutMs: options.statementTimeoutMs ?? 0,
      settings: settingsBefore(script, index),
      record: isLast ? record : async (session: Database) => progress?.recordStep(session, index + 1),
      ...(progress && { memory: memoryOf(progress, index) }),
      ...(guard && { guard }),
    };
    await options.check?.();
    await withRetries(() => runStep(database, run), {
      retries: options.lockRetries ?? defaultLockRetries,
      onRetry: (retry) => report({ type: 'retry', id, ...retry }),
    });
  }
}

function memoryOf({ cursor, begin }: ScriptProgress, step: number): CommandMemory {
  let before = cursor?.step === step ? cursor.before : undefined;
  return {
    before: () => before,
    begin: async (names) => {
      await begin({ step, before: names });
      before = names;
    },
  };
}
