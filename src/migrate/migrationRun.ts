import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { Diagnostic, Note } from '../diagnostic/diagnostic.ts';
import { positionAt } from '../source/source.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import type { Batch } from './batch.ts';
import type { HistoryTable } from './history.ts';
import {
  type HistoryMark,
  type HistoryValues,
  requireCursor,
  requireNotDone,
  updateHistoryRow,
  updateMarkedRow,
  writeMarkedRow,
} from './historyTable.ts';
import { isRepeatable } from './isRepeatable.ts';
import { type BlockingSession, LockWatch } from './lockWatch.ts';
import type { Migration } from './migration.ts';
import { isOneTransaction, type MigrationScript, settingsBefore, touchesSession } from './migrationScript.ts';
import type { MigrationStatement } from './migrationStatement.ts';
import { forgetState } from './recordedState.ts';
import { recordedText } from './recordedText.ts';
import { type BatchRun, runBatches } from './runBatches.ts';
import type { Report } from './runEvent.ts';
import { defaultLockRetries, defaultLockTimeoutMs, type RunOptions } from './runOptions.ts';
import { type CommandMemory, FailedStatement, runStep, type StepRun } from './runStep.ts';
import { restoreSessionSettings, type SessionSettings } from './sessionState.ts';
import { statementFailure } from './statementFailure.ts';
import type { Step } from './step.ts';
import type { StepCursor } from './stepCursor.ts';
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

/** Where a run begins: what an earlier one has left. */
export interface RunStart {
  readonly stepsDone: number;
  /** Of the step that comes next. */
  readonly cursor: StepCursor | undefined;
  /** Of the row that says so; absent: there is none. */
  readonly mark?: HistoryMark;
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
  #cursor: StepCursor | undefined;
  #mark: HistoryMark | undefined;

  constructor(database: Database, table: HistoryTable, context: RunContext) {
    this.#database = database;
    this.#table = table;
    this.#context = context;
    this.#watch = lockWatch(context);
  }

  /** Runs the steps that are not done. Returns what went wrong; undefined when the migration is applied. */
  async apply({ stepsDone, cursor, mark }: RunStart): Promise<Diagnostic | undefined> {
    this.#stepsDone = stepsDone;
    this.#cursor = cursor;
    this.#mark = mark;
    try {
      await this.#runSteps();
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

  async #runSteps(): Promise<void> {
    const { script, settings } = this.#context;
    if (this.#stepsDone >= script.steps.length) await this.#recordFinish(this.#database);
    else if (!isOneTransaction(script)) await this.#recordStart();
    while (this.#stepsDone < script.steps.length) await this.#runNextStep();
    if (touchesSession(script) && !this.#database.pooled) {
      await restoreSessionSettings(this.#database, settings);
    }
  }

  async #runNextStep(): Promise<void> {
    const { migration, script, options, report } = this.#context;
    const { id } = migration;
    const index = this.#stepsDone;
    const step = script.steps[index]!;
    const isLast = index === script.steps.length - 1;
    const run = {
      id,
      script,
      step,
      settings: settingsBefore(script, index),
      lockTimeoutMs: options.lockTimeoutMs ?? defaultLockTimeoutMs,
      statementTimeoutMs: options.statementTimeoutMs ?? 0,
      memory: this.#memory(index),
      watch: this.#watch,
      report,
      guard: (database: Database) => requireNotDone(database, this.#table, id, index),
      record: (database: Database) =>
        isLast ? this.#recordFinish(database) : this.#recordStep(database, index + 1),
    };
    const steps = `step ${index + 1} of ${script.steps.length}`;
    await options.check?.(`${id}, ${steps}`);
    const started = performance.now();
    if (step.type === 'alone') await this.#beginProcedure(step, index);
    const retries = isRepeatable(step) ? (options.lockRetries ?? defaultLockRetries) : 0;
    const attempt = <T>(work: () => Promise<T>) =>
      withRetries(work, { retries, onRetry: (retry) => report({ type: 'retry', id, ...retry }) });
    if (step.batch) await this.#runBatches(step.batch, index, { run, attempt, steps });
    else await attempt(() => runStep(this.#database, run));
    this.#stepsDone = index + 1;
    this.#setCursor(undefined);
    const durationMs = performance.now() - started;
    report({ type: 'step-finished', id, step: this.#stepsDone, of: script.steps.length, durationMs });
  }

  async #runBatches(
    batch: Batch,
    step: number,
    { run, attempt, steps }: { run: StepRun; attempt: BatchRun['attempt']; steps: string },
  ): Promise<void> {
    const { migration, options } = this.#context;
    const { record: finish, memory: _, ...frame } = run;
    await runBatches(this.#database, {
      ...frame,
      ...{ batch, attempt, finish },
      cursor: this.#cursor?.step === step ? this.#cursor.batch : undefined,
      guard: async (transaction) => {
        await run.guard?.(transaction);
        await requireCursor(transaction, this.#table, migration.id, this.#cursor);
      },
      save: (transaction, cursor) =>
        updateHistoryRow(transaction, this.#table, migration.id, {
          cursor: cursor ? JSON.stringify({ step, batch: cursor }) : null,
        }),
      saved: (cursor) => this.#setCursor(cursor && { step, batch: cursor }),
      check: async () => options.check?.(`${migration.id}, ${steps}`),
    });
  }

  #memory(step: number): CommandMemory {
    return {
      before: () => (this.#cursor?.step === step ? this.#cursor.before : undefined),
      begin: async (before) => {
        const cursor = { step, before };
        await this.#update(this.#database, { cursor: JSON.stringify(cursor) });
        this.#setCursor(cursor);
      },
    };
  }

  /** Notes that a procedure is begun, and tells where one was begun before: it cannot be seen how far it came. */
  async #beginProcedure(step: Step, index: number): Promise<void> {
    if (isRepeatable(step)) return;
    const { migration, script, report } = this.#context;
    if (this.#cursor?.step === index) {
      const { line } = positionAt(script.source, step.statements[0]!.start);
      report({ type: 'procedure-repeated', id: migration.id, line });
    }
    await this.#memory(index).begin([]);
  }

  /** What every row says of the migration. */
  #description(): HistoryValues {
    const { migration, script, parser, options } = this.#context;
    return {
      ...recordedText(migration, parser),
      started_at: this.#startedAt.toISOString(),
      rolled_back_at: null,
      steps_total: script.steps.length,
      version: options.version,
    };
  }

  async #recordStart(): Promise<void> {
    await this.#write(this.#database, {
      finished_at: null,
      steps_done: this.#stepsDone,
      cursor: this.#cursor ? JSON.stringify(this.#cursor) : null,
      error: null,
    });
    this.#setCursor(this.#cursor);
  }

  #recordStep(database: Database, stepsDone: number): Promise<void> {
    return this.#update(database, { steps_done: stepsDone, cursor: null });
  }

  async #recordFinish(database: Database): Promise<void> {
    await forgetState(database, this.#table);
    await this.#write(database, {
      finished_at: new Date().toISOString(),
      steps_done: this.#context.script.steps.length,
      cursor: null,
      error: null,
      duration_ms: Math.round(performance.now() - this.#started),
    });
  }

  /** The row says so now. */
  #setCursor(cursor: StepCursor | undefined): void {
    this.#cursor = cursor;
    this.#mark = { stepsDone: this.#stepsDone, cursor, isOpen: true };
  }

  #update(database: Database, values: HistoryValues): Promise<void> {
    return updateMarkedRow(database, this.#table, this.#context.migration.id, this.#mark!, values);
  }

  #write(database: Database, values: HistoryValues): Promise<void> {
    return writeMarkedRow(database, this.#table, this.#context.migration.id, this.#mark, {
      ...this.#description(),
      ...values,
    });
  }

  async #fail(statement: MigrationStatement | undefined, error: DatabaseError): Promise<Diagnostic> {
    const { script } = this.#context;
    const notes = [...this.#lockNotes(error), this.#stateNote(statement, error)];
    const further = leavesSession(error) ? await this.#tidyUp(error) : [];
    return statementFailure(script.source, statement, error, [...notes, ...further]);
  }

  /** Where even this fails, the first error is the one to be told. */
  async #tidyUp(error: DatabaseError): Promise<readonly Note[]> {
    try {
      if (!this.#database.pooled) await restoreSessionSettings(this.#database, this.#context.settings);
      await this.#recordFailure(error);
      return [];
    } catch (second) {
      if (!(second instanceof DatabaseError)) throw second;
      // Another run is further on, and notes what becomes of it.
      if (second.kind === 'overtaken') return [];
      return [{ message: `The failure could not be noted in the history: ${second.message}` }];
    }
  }

  #recordFailure(error: DatabaseError): Promise<void> {
    const nothingLeft = this.#stepsDone === 0 && inTransaction(this.#context.script.steps[0]);
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
  #stateNote(statement: MigrationStatement | undefined, error: DatabaseError): Note {
    const { steps } = this.#context.script;
    if (error.kind === 'overtaken') return { message: 'Nothing was done twice. Run it again to go on.' };
    if (error.kind === 'connection-lost' && !statement) {
      return {
        message: 'Whether the COMMIT was carried out is not known here: the next run sees it in the history.',
      };
    }
    if (steps.length <= 1 && inTransaction(steps[0])) {
      return { message: 'The migration was rolled back: the database is as it was before it.' };
    }
    const done = `${this.#stepsDone} of its ${steps.length} steps are done`;
    if (this.#cursor?.batch)
      return { message: `${done}; the next run goes on after the last batch that was committed.` };
    const next =
      this.#stepsDone < steps.length
        ? `goes on with step ${this.#stepsDone + 1}`
        : 'notes that it is applied';
    return { message: `${done}; the next run ${next}.` };
  }
}

/** Whether a step leaves nothing where it fails. */
function inTransaction(step: Step | undefined): boolean {
  return step === undefined || step.type === 'transaction';
}

/** Whether the failure is one that the session outlives, and that is this run's to note. */
function leavesSession({ kind }: DatabaseError): boolean {
  return kind !== 'connection-lost' && kind !== 'overtaken';
}

function lockWatch({ migration: { id }, options, report }: RunContext): LockWatch | undefined {
  return options.openObserver
    ? new LockWatch({
        open: options.openObserver,
        onWait: (blockers) => report({ type: 'waiting-for-lock', id, blockers }),
        onProgress: (progress) => report({ type: 'progress', id, ...progress }),
        onFailure: (reason) => report({ type: 'lock-watch-failed', id, reason }),
      })
    : undefined;
}

function blockerNote({ pid, application, user, state, query, since }: BlockingSession): Note {
  const who = `Process ${pid} (${application || 'unnamed'}, ${user}, ${state}, since ${since})`;
  return { message: `${who} was in the way: ${query}` };
}
