import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { Diagnostic, Note } from '../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import type { ScriptStatement } from '../sql/splitStatements.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import { fileChecksum } from './fileChecksum.ts';
import type { HistoryTable } from './history.ts';
import { type HistoryValues, updateHistoryRow, writeHistoryRow } from './historyTable.ts';
import { type BlockingSession, LockWatch } from './lockWatch.ts';
import type { Migration } from './migration.ts';
import { isOneTransaction, type MigrationScript, settingsBefore, touchesSession } from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import { defaultLockRetries, defaultLockTimeoutMs, type RunOptions } from './runOptions.ts';
import { FailedStatement, runStep } from './runStep.ts';
import { restoreSessionSettings, type SessionSettings } from './sessionState.ts';
import { statementFailure } from './statementFailure.ts';
import { withRetries } from './withRetries.ts';

interface RunContext {
  readonly migration: Migration;
  readonly script: MigrationScript;
  readonly parser: PostgresParser;
  /** The session's settings before the first migration. */
  readonly settings: SessionSettings;
  readonly options: RunOptions;
  readonly report: Report;
}

/** One migration on its way into the database. */
export class MigrationRun {
  readonly #database: Database;
  readonly #table: HistoryTable;
  readonly #context: RunContext;
  readonly #watch: LockWatch | undefined;
  readonly #startedAt = new Date();
  readonly #started = performance.now();
  #stepsDone = 0;

  constructor(database: Database, table: HistoryTable, context: RunContext) {
    this.#database = database;
    this.#table = table;
    this.#context = context;
    this.#watch = lockWatch(context);
  }

  /** Runs the steps from `stepsDone` on. Returns what went wrong; undefined when the migration is applied. */
  async apply(stepsDone: number, interrupted: boolean): Promise<Diagnostic | undefined> {
    this.#stepsDone = stepsDone;
    try {
      await this.#runSteps(interrupted);
    } catch (error) {
      const cause = error instanceof FailedStatement ? error.cause : error;
      if (!(cause instanceof DatabaseError)) throw error;
      return await this.#fail(error instanceof FailedStatement ? error.statement : undefined, cause);
    } finally {
      await this.#watch?.close();
    }
    const durationMs = performance.now() - this.#started;
    this.#context.report({ type: 'migration-finished', id: this.#context.migration.id, durationMs });
    return undefined;
  }

  async #runSteps(interrupted: boolean): Promise<void> {
    const { script, settings } = this.#context;
    if (script.steps.length === 0) await this.#recordFinish(this.#database);
    else if (!isOneTransaction(script)) await this.#recordStart();
    while (this.#stepsDone < script.steps.length) {
      await this.#runNextStep(interrupted);
      interrupted = false;
    }
    if (touchesSession(script)) {
      await restoreSessionSettings(this.#database, settings);
    }
  }

  async #runNextStep(interrupted: boolean): Promise<void> {
    const { migration, script, options, report } = this.#context;
    const index = this.#stepsDone;
    const step = script.steps[index]!;
    const isLast = index === script.steps.length - 1;
    const run = {
      id: migration.id,
      script,
      step,
      settings: settingsBefore(script, index),
      interrupted,
      lockTimeoutMs: options.lockTimeoutMs ?? defaultLockTimeoutMs,
      watch: this.#watch,
      report,
      record: (database: Database) =>
        isLast ? this.#recordFinish(database) : this.#recordStep(database, index + 1),
    };
    await options.check?.();
    await withRetries(() => runStep(this.#database, run), {
      retries: options.lockRetries ?? defaultLockRetries,
      onRetry: (retry) => report({ type: 'retry', id: migration.id, ...retry }),
    });
    this.#stepsDone = index + 1;
  }

  /** What every row says of the migration. */
  #description(): HistoryValues {
    const { migration, script, parser, options } = this.#context;
    return {
      parents: migration.parents,
      replaces: migration.replaces,
      checksum: tokensChecksum(parser, migration.source.text),
      file_checksum: fileChecksum(migration.bytes),
      sql: migration.source.text,
      down_sql: migration.down?.text ?? null,
      started_at: this.#startedAt.toISOString(),
      rolled_back_at: null,
      steps_total: script.steps.length,
      version: options.version,
    };
  }

  #recordStart(): Promise<void> {
    return this.#write(this.#database, { finished_at: null, steps_done: this.#stepsDone, error: null });
  }

  #recordStep(database: Database, stepsDone: number): Promise<void> {
    return updateHistoryRow(database, this.#table, this.#context.migration.id, { steps_done: stepsDone });
  }

  #recordFinish(database: Database): Promise<void> {
    return this.#write(database, {
      finished_at: new Date().toISOString(),
      steps_done: this.#context.script.steps.length,
      error: null,
      duration_ms: Math.round(performance.now() - this.#started),
    });
  }

  #write(database: Database, values: HistoryValues): Promise<void> {
    return writeHistoryRow(database, this.#table, this.#context.migration.id, {
      ...this.#description(),
      ...values,
    });
  }

  async #fail(statement: ScriptStatement | undefined, error: DatabaseError): Promise<Diagnostic> {
    const { script, settings } = this.#context;
    const notes = [...this.#lockNotes(error), this.#stateNote(statement, error)];
    if (error.kind !== 'connection-lost') {
      await restoreSessionSettings(this.#database, settings);
      await this.#recordFailure(error);
    }
    return statementFailure(script.source, statement, error, notes);
  }

  #recordFailure(error: DatabaseError): Promise<void> {
    const nothingLeft = this.#stepsDone === 0 && this.#context.script.steps[0]?.type !== 'alone';
    const rolledBackAt = nothingLeft ? new Date().toISOString() : null;
    return this.#write(this.#database, {
      finished_at: null,
      rolled_back_at: rolledBackAt,
      steps_done: this.#stepsDone,
      error: error.message,
    });
  }

  /** How long it waited for a lock, and for whom. */
  #lockNotes(error: DatabaseError): readonly Note[] {
    if (error.kind !== 'lock-timeout') return [];
    const { lockTimeoutMs = defaultLockTimeoutMs, lockRetries = defaultLockRetries } = this.#context.options;
    const waited = `It waited ${lockTimeoutMs / 1000} s for a lock, and was tried ${lockRetries + 1} times.`;
    return [{ message: waited }, ...(this.#watch?.blockers ?? []).map(blockerNote)];
  }

  /** In which state the failure leaves the database. */
  #stateNote(statement: ScriptStatement | undefined, error: DatabaseError): Note {
    const { steps } = this.#context.script;
    if (error.kind === 'connection-lost' && !statement) {
      return {
        message: 'Whether the COMMIT was carried out is not known here: the next run sees it in the history.',
      };
    }
    if (steps.length <= 1 && steps[0]?.type !== 'alone') {
      return { message: 'The migration was rolled back: the database is as it was before it.' };
    }
    const done = `${this.#stepsDone} of its ${steps.length} steps are done`;
    return { message: `${done}; the next run goes on with step ${this.#stepsDone + 1}.` };
  }
}

function lockWatch({ migration: { id }, options, report }: RunContext): LockWatch | undefined {
  return options.openObserver
    ? new LockWatch({
        open: options.openObserver,
        onWait: (blockers) => report({ type: 'waiting-for-lock', id, blockers }),
        onFailure: (reason) => report({ type: 'lock-watch-failed', id, reason }),
      })
    : undefined;
}

function blockerNote({ pid, application, user, state, query, since }: BlockingSession): Note {
  const who = `Process ${pid} (${application || 'unnamed'}, ${user}, ${state}, since ${since})`;
  return { message: `${who} was in the way: ${query}` };
}
