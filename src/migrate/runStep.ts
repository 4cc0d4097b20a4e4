import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { positionAt } from '../source/source.ts';
import { classifyStatement } from '../sql/classifyStatement.ts';
import { concurrentTarget } from '../sql/concurrentTarget.ts';
import type { ScriptStatement } from '../sql/splitStatements.ts';
import type { LockWatch } from './lockWatch.ts';
import { type MigrationScript, touchesSession } from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import { restoreRole } from './sessionState.ts';
import type { Step } from './step.ts';
import { dropInvalidIndex, tookEffect } from './unfinishedCommand.ts';

/** A statement that PostgreSQL refused. */
export class FailedStatement extends Error {
  readonly statement: ScriptStatement;
  override readonly cause: DatabaseError;

  constructor(statement: ScriptStatement, cause: DatabaseError) {
    super(cause.message, { cause });
    this.name = 'FailedStatement';
    this.statement = statement;
    this.cause = cause;
  }
}

/** One step of a migration, and what it needs to run. */
export interface StepRun {
  readonly id: string;
  readonly script: MigrationScript;
  readonly step: Step;
  /** Settings that the steps before it made for the session. */
  readonly settings: readonly ScriptStatement[];
  /** Whether an earlier run may have ended in the middle of it. */
  readonly interrupted: boolean;
  /** 0: waits for ever. */
  readonly lockTimeoutMs: number;
  readonly watch: LockWatch | undefined;
  readonly report: Report;
  /** Writes what is done into the history, in the transaction of the step where it has one. */
  readonly record: (database: Database) => Promise<void>;
}

/** Runs a step, whole or not at all. Throws a FailedStatement, or a DatabaseError from the COMMIT. */
export function runStep(database: Database, run: StepRun): Promise<void> {
  return run.step.type === 'alone' ? runAlone(database, run) : runInTransaction(database, run);
}

function runInTransaction(database: Database, run: StepRun): Promise<void> {
  const { isolation } = run.step;
  const work = async (transaction: Database) => {
    const pid = await prepare(transaction, `SET LOCAL lock_timeout = ${run.lockTimeoutMs}`);
    for (const setting of run.settings) await transaction.execute(setting.text);
    for (const statement of run.step.statements) await runStatement(transaction, run, statement, pid);
    if (touchesSession(run.script)) await restoreRole(transaction);
    await run.record(transaction);
  };
  return database.transaction(work, isolation && { isolation });
}

async function runAlone(database: Database, run: StepRun): Promise<void> {
  const statement = run.step.statements[0]!;
  const target = concurrentTarget(statement.node);
  // Waiting is all that CONCURRENTLY does, and nobody queues behind it.
  const timeout = isConcurrent(statement) ? 0 : run.lockTimeoutMs;
  const pid = await prepare(database, `SET lock_timeout = ${timeout}`);
  for (const setting of run.settings) await database.execute(setting.text);
  if (!(run.interrupted && (await tookEffect(database, target)))) {
    const dropped = await dropInvalidIndex(database, target);
    if (dropped !== undefined) run.report({ type: 'invalid-index-dropped', id: run.id, index: dropped });
    await runStatement(database, run, statement, pid);
  }
  await restoreRole(database);
  await run.record(database);
}

/** Sends a setting, and asks for the server's process in the same round trip. */
async function prepare(database: Database, setting: string): Promise<number> {
  const results = await database.queryScript(`${setting}; SELECT pg_backend_pid() AS pid`);
  const [row] = results.at(-1) as readonly { pid: number }[];
  return row!.pid;
}

async function runStatement(
  database: Database,
  { id, script, watch, report }: StepRun,
  statement: ScriptStatement,
  pid: number,
): Promise<void> {
  const { line } = positionAt(script.source, statement.start);
  report({ type: 'statement-started', id, text: statement.text, line });
  const started = performance.now();
  const execute = () => database.execute(statement.text);
  try {
    await (watch ? watch.during(pid, execute) : execute());
  } catch (error) {
    throw error instanceof DatabaseError ? new FailedStatement(statement, error) : error;
  }
  report({ type: 'statement-finished', id, durationMs: performance.now() - started });
}

function isConcurrent({ node }: ScriptStatement): boolean {
  const kind = classifyStatement(node);
  return kind.type === 'outside' && kind.command.includes('CONCURRENTLY');
}
