import { setTimeout as delay } from 'node:timers/promises';
import type { CommandResult, Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { withoutPasswords } from '../database/withoutPasswords.ts';
import { positionAt } from '../source/source.ts';
import { classifyStatement } from '../sql/classifyStatement.ts';
import { type CommandTarget, commandTarget } from '../sql/commandTarget.ts';
import { type HeldLock, heldLocks } from './heldLocks.ts';
import { LockBudget } from './lockBudget.ts';
import { lockTimeoutOf } from './lockTimeoutOf.ts';
import type { LockWatch } from './lockWatch.ts';
import { type MigrationScript, touchesSession } from './migrationScript.ts';
import type { MigrationStatement } from './migrationStatement.ts';
import { requireExpected } from './requireExpected.ts';
import type { Report } from './runEvent.ts';
import { readSessionSettings, resetSettings, restoreRole } from './sessionState.ts';
import type { Step } from './step.ts';
import { buildersOf, dropLeftovers, halfDetached, presentNames, tookEffect } from './unfinishedCommand.ts';

/** A statement that PostgreSQL refused. */
export class FailedStatement extends Error {
  readonly statement: MigrationStatement;
  override readonly cause: DatabaseError;

  constructor(statement: MigrationStatement, cause: DatabaseError) {
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
  readonly settings: readonly MigrationStatement[];
  /** 0: waits for ever. */
  readonly lockTimeoutMs: number;
  /** 0: as long as the server lets a statement run. */
  readonly statementTimeoutMs: number;
  /** Keeps what a command must know of the time before it, should it be broken off; without it nothing is kept. */
  readonly memory?: CommandMemory;
  readonly watch: LockWatch | undefined;
  readonly report: Report;
  /** Throws where the history, seen from within the step's transaction, says that the step is not to be run. */
  readonly guard?: (database: Database) => Promise<void>;
  /** Writes what is done into the history, in the transaction of the step where it has one. */
  readonly record: (database: Database) => Promise<void>;
}

/** What is remembered of a command that no transaction holds: see `presentNames`. */
export interface CommandMemory {
  /** Undefined where the command was never begun. */
  readonly before: () => readonly string[] | undefined;
  readonly begin: (before: readonly string[]) => Promise<void>;
}

/** Runs a step, whole or not at all. Throws a FailedStatement, or a DatabaseError from the COMMIT. */
export function runStep(database: Database, run: StepRun): Promise<void> {
  return run.step.type === 'alone' ? runAlone(database, run) : runInTransaction(database, run);
}

async function runInTransaction(database: Database, run: StepRun): Promise<void> {
  const { rolledBack = false } = run.step;
  const statements = (transaction: Database, pid: number) => runStatements(transaction, run, pid);
  await inStepTransaction(database, run, statements, rolledBack ? undefined : run.record);
  if (rolledBack) await run.record(database);
}

/** What a transaction of a step needs of it. */
type StepFrame = Omit<StepRun, 'record' | 'memory'>;

/** Does the work in a transaction as the file wants it, with its timeouts and settings, and then `after` it. */
export async function inStepTransaction<T>(
  database: Database,
  run: StepFrame,
  work: (transaction: Database, pid: number) => Promise<T>,
  after: (transaction: Database) => Promise<void> = async () => undefined,
): Promise<T> {
  const { isolation, rolledBack = false } = run.step;
  const framed = async (transaction: Database) => {
    const pid = await prepare(transaction, 'SET LOCAL', run, run.lockTimeoutMs);
    await run.guard?.(transaction);
    // Behind a pooler, what is set for the session would stay with a stranger's.
    const before =
      transaction.pooled && touchesSession(run.script) ? await readSessionSettings(transaction) : undefined;
    for (const setting of run.settings) await transaction.execute(setting.text);
    const result = await work(transaction, pid);
    if (touchesSession(run.script)) await restoreRole(transaction);
    if (before) await resetSettings(transaction, before);
    await after(transaction);
    return result;
  };
  return database.transaction(framed, { rollback: rolledBack, ...(isolation && { isolation }) });
}

async function runStatements(transaction: Database, run: StepRun, pid: number): Promise<void> {
  const budget = new LockBudget(run.lockTimeoutMs);
  let held: readonly HeldLock[] = [];
  for (const statement of run.step.statements) {
    const locks = async () => {
      const now = await heldLocks(transaction);
      const added = now.filter((lock) => !held.some(({ mode, on }) => mode === lock.mode && on === lock.on));
      held = now;
      return added;
    };
    await runStatement(transaction, run, { statement, text: statement.text, pid, locks });
    await budget.spend(transaction, run.watch?.waitedMs ?? 0);
  }
}

async function runAlone(database: Database, run: StepRun): Promise<void> {
  const statement = run.step.statements[0]!;
  if (database.pooled) await requireNoSettings(database, run);
  const pid = await prepare(database, 'SET', run, lockTimeoutOf(run.step, run.lockTimeoutMs));
  for (const setting of run.settings) await database.execute(setting.text);
  const target = classifyStatement(statement.node).type === 'outside' && commandTarget(statement.node);
  try {
    if (target) await runCommand(database, run, { statement, target, pid });
    else await runStatement(database, run, { statement, text: statement.text, pid });
  } catch (error) {
    throw error instanceof DatabaseError ? new FailedStatement(statement, error) : error;
  }
  if (!database.pooled) await restoreRole(database);
  await run.record(database);
}

interface Command {
  readonly statement: MigrationStatement;
  readonly target: CommandTarget;
  readonly pid: number;
}

/** Runs a command unless it was done before; what an attempt that was broken off has left is taken away first. */
async function runCommand(
  database: Database,
  run: StepRun,
  { statement, target, pid }: Command,
): Promise<void> {
  await waitForBuilders(database, run, target);
  const before = run.memory?.before();
  if (before && (await tookEffect(database, target, before))) return;
  for (const index of await dropLeftovers(database, target, before))
    run.report({ type: 'invalid-index-dropped', id: run.id, index });
  if (!before) await run.memory?.begin(await presentNames(database, target));
  const text = (await halfDetached(database, target)) ?? statement.text;
  await runStatement(database, run, { statement, text, pid });
}

const builderPollMs = 250;

/** An index that somebody is building is neither done nor a leftover. */
async function waitForBuilders(database: Database, run: StepRun, target: CommandTarget): Promise<void> {
  let told = false;
  for (;;) {
    const pids = await buildersOf(database, target);
    if (pids.length === 0) return;
    if (!told) run.report({ type: 'waiting-for-builder', id: run.id, pids });
    told = true;
    await delay(builderPollMs);
  }
}

/** Sends the timeouts, and asks for the server's process in the same round trip. */
async function prepare(
  database: Database,
  set: 'SET' | 'SET LOCAL',
  { statementTimeoutMs }: StepFrame,
  lockTimeoutMs: number,
): Promise<number> {
  const settings = [
    `${set} lock_timeout = ${lockTimeoutMs}`,
    ...(statementTimeoutMs > 0 ? [`${set} statement_timeout = ${statementTimeoutMs}`] : []),
  ];
  const sent = set === 'SET' && database.pooled ? [] : settings;
  const results = await database.queryScript([...sent, 'SELECT pg_backend_pid() AS pid'].join('; '));
  const [row] = results.at(-1) as readonly { pid: number }[];
  return row!.pid;
}

interface Running {
  readonly statement: MigrationStatement;
  /** What is sent. */
  readonly text: string;
  readonly pid: number;
  /** The locks that it took and that are held until the COMMIT. */
  readonly locks?: () => Promise<readonly HeldLock[]>;
}

/** Runs a statement and tells of it. Throws a FailedStatement. */
export async function runStatement(database: Database, run: StepFrame, running: Running): Promise<Ran> {
  const { id, script, watch, report } = run;
  const { statement, text, pid } = running;
  const { line } = positionAt(script.source, statement.start);
  const batched = run.step.batch ? { batched: true as const } : {};
  report({ type: 'statement-started', id, text: withoutPasswords(text), line, ...batched });
  const started = performance.now();
  const execute = () => (statement.expects ? requireExpected(database, text) : database.run(text));
  let result: CommandResult;
  try {
    result = await (watch && !isElsewhere(database, run) ? watch.during(pid, execute) : execute());
  } catch (error) {
    report({ type: 'statement-failed', id });
    throw error instanceof DatabaseError ? new FailedStatement(statement, error) : error;
  }
  const durationMs = performance.now() - started;
  // A file may leave its own transaction in a failed state, which the COMMIT tells.
  const locks = watch && running.locks ? await running.locks() : [];
  report({ type: 'statement-finished', id, durationMs, locks, ...rowsOf(result), ...batched });
  return { result, durationMs };
}

interface Ran {
  readonly result: CommandResult;
  readonly durationMs: number;
}

/** Behind a pooler, a statement without a transaction may run in another process than the one that was asked. */
function isElsewhere(database: Database, { step }: StepFrame): boolean {
  return database.pooled && step.type === 'alone';
}

const changesRows: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY']);

function rowsOf({ command, rows }: CommandResult): { readonly rows?: number } {
  return rows !== null && changesRows.has(command) ? { rows } : {};
}

async function requireNoSettings(database: Database, run: StepRun): Promise<void> {
  const [row] = await database.query<{ schema: string | null }>('SELECT current_schema()::text AS schema');
  if (run.settings.length === 0 && row?.schema === database.defaultSchema) return;
  const what =
    run.settings.length > 0
      ? 'the settings that stand before it in the file'
      : `the schema \`${database.defaultSchema}\``;
  throw new FailedStatement(
    run.step.statements[0]!,
    new DatabaseError(
      'needs-direct-connection',
      `No transaction can hold this statement, so a connection pooler may run it without ${what}.`,
    ),
  );
}
