import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { positionAt } from '../source/source.ts';
import { insertTexts, restriction } from '../sql/restriction.ts';
import type { Sql } from '../sql/sql.ts';
import type { Batch, BatchCursor } from './batch.ts';
import { readBatchKey } from './batchKey.ts';
import {
  anyLeft,
  countLeft,
  type KeyColumn,
  lastKey,
  nextPage,
  type Page,
  pageCondition,
  tableOf,
} from './batchQueries.ts';
import { firstBatchSize, nextBatchSize } from './batchSize.ts';
import { FailedStatement, inStepTransaction, runStatement, type StepRun } from './runStep.ts';
import { reasonsToWait } from './throttle.ts';

/** A batched step, and what it needs to run. */
export interface BatchRun extends Omit<StepRun, 'record' | 'memory'> {
  readonly batch: Batch;
  /** Where an earlier run came to. */
  readonly cursor: BatchCursor | undefined;
  /** Keeps the cursor in the history, in the transaction of the batch. */
  readonly save: (transaction: Database, cursor: BatchCursor | undefined) => Promise<void>;
  /** Hears of a cursor that is committed. */
  readonly saved: (cursor: BatchCursor | undefined) => void;
  /** Notes in the history that the step is done. */
  readonly finish: (transaction: Database) => Promise<void>;
  /** Does work again that others' locks have undone. */
  readonly attempt: <T>(work: () => Promise<T>) => Promise<T>;
  /** Throws when the run must not go on. */
  readonly check?: () => Promise<void>;
}

/** Rows that come while a pass goes on are left to the next; more passes than these, and it never ends. */
export const mostPasses = 10;
const throttlePollMs = 500;
const checkEveryMs = 1000;

/** Runs a statement page by page, each in a transaction of its own that keeps how far it came. */
export async function runBatches(database: Database, run: BatchRun): Promise<void> {
  try {
    await new BatchedStatement(database, run).run();
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    // PostgreSQL's position is in a query of ours.
    throw new FailedStatement({ ...run.step.statements[0]!, text: '' }, error);
  }
}

class BatchedStatement {
  readonly #database: Database;
  readonly #run: BatchRun;
  readonly #started = performance.now();
  #key: readonly KeyColumn[] = [];
  /** Rows that this run has gone through. */
  #done = 0;
  #checkedAt = 0;

  constructor(database: Database, run: BatchRun) {
    this.#database = database;
    this.#run = run;
  }

  async run(): Promise<void> {
    const { batch, cursor, finish } = this.#run;
    this.#key = await this.#transact((transaction) => readBatchKey(transaction, batch));
    if (cursor && cursor.key.join() !== this.#key.map(({ name }) => name).join()) throw anotherKey(cursor);
    let next = cursor ?? (await this.#begin(1));
    while (next) next = await this.#pass(next);
    await this.#transact(finish);
  }

  /** Goes through the rest of a pass. Returns the beginning of another one, if there are rows left. */
  async #pass(cursor: BatchCursor): Promise<BatchCursor | undefined> {
    let last = cursor;
    for (let next: BatchCursor | undefined = cursor; next; next = await this.#nextBatch(last)) last = next;
    const left = await this.#countLeft();
    if (left === 0) return undefined;
    if (last.changed > 0 && last.pass < mostPasses) return this.#begin(last.pass + 1);
    // With the next run, all rows get another try.
    await this.#transact((transaction) => this.#run.save(transaction, undefined));
    this.#run.saved(undefined);
    throw rowsLeft(this.#run.batch, left, last.pass);
  }

  /** The cursor of a pass that begins; undefined where nothing is to be done. */
  async #begin(pass: number): Promise<BatchCursor | undefined> {
    const { batch } = this.#run;
    const begun = await this.#transact(async (transaction) => {
      const end = await this.#keyFrom(transaction, lastKey(batch, this.#key));
      if (!end || !(await isAnyLeft(transaction, batch))) return undefined;
      const total = await estimatedRows(transaction, tableOf(batch));
      const size = batch.size === 'auto' ? firstBatchSize : batch.size;
      const key = this.#key.map(({ name }) => name);
      const cursor: BatchCursor = { key, end: end.key, pass, done: 0, total, changed: 0, size };
      await this.#run.save(transaction, cursor);
      return cursor;
    });
    if (begun) this.#run.saved(begun);
    return begun;
  }

  /** Runs the statement over the next page. Returns undefined where the pass is at its end. */
  async #nextBatch(cursor: BatchCursor): Promise<BatchCursor | undefined> {
    await this.#waitForTurn();
    const next = await this.#transact((transaction, pid) => this.#runPage(transaction, pid, cursor));
    if (!next) return undefined;
    this.#run.saved(next);
    this.#done += next.done - cursor.done;
    this.#report(next);
    return next;
  }

  async #runPage(transaction: Database, pid: number, cursor: BatchCursor): Promise<BatchCursor | undefined> {
    const { batch, step } = this.#run;
    const size = batch.size === 'auto' ? cursor.size : batch.size;
    const rest: Page = { ...(cursor.after && { after: cursor.after }), upTo: cursor.end };
    const found = await this.#keyFrom(transaction, nextPage(batch, this.#key, rest, size));
    if (!found) return undefined;
    const page = { ...rest, upTo: found.key };
    const insertions = restriction(batch.place, pageCondition(batch, this.#key, page).text());
    const written = step.statements[0]!;
    const text = insertTexts(written.text, insertions);
    const statement = { ...written, text, insertions };
    const { result, durationMs } = await runStatement(transaction, this.#run, { statement, text, pid });
    const next: BatchCursor = {
      ...cursor,
      after: found.key,
      done: cursor.done + found.rows,
      changed: cursor.changed + (result.rows ?? 0),
      size: batch.size === 'auto' ? nextBatchSize(size, durationMs) : size,
    };
    await this.#run.save(transaction, next);
    return next;
  }

  async #keyFrom(
    transaction: Database,
    query: Sql,
  ): Promise<{ readonly key: readonly string[]; readonly rows: number } | undefined> {
    const [row] = await transaction.query<Readonly<Record<string, string | number>>>(query.text());
    if (!row) return undefined;
    return { key: this.#key.map((_, index) => String(row[`k${index}`])), rows: Number(row.rows ?? 0) };
  }

  async #countLeft(): Promise<number> {
    const { batch } = this.#run;
    if (batch.until === undefined) return 0;
    const [row] = await this.#transact((transaction) =>
      transaction.query<{ left: number }>(countLeft(batch).text()),
    );
    return row!.left;
  }

  /** Waits as the file wants it before each batch. */
  async #waitForTurn(): Promise<void> {
    const { batch, id, report } = this.#run;
    if (this.#done > 0 && batch.pauseMs > 0) await delay(batch.pauseMs);
    await this.#checkRun();
    let told = '';
    for (;;) {
      const reasons = await reasonsToWait(this.#database, batch.throttle);
      if (reasons.length === 0) return;
      if (told !== reasons.join()) report({ type: 'throttled', id, reasons });
      told = reasons.join();
      await delay(throttlePollMs);
      await this.#checkRun();
    }
  }

  async #checkRun(): Promise<void> {
    if (performance.now() - this.#checkedAt < checkEveryMs) return;
    this.#checkedAt = performance.now();
    await this.#run.check?.();
  }

  #report({ done, total, pass }: BatchCursor): void {
    const { id, step, script, report } = this.#run;
    const { line } = positionAt(script.source, step.statements[0]!.start);
    const rowsPerSecond = (this.#done / Math.max(performance.now() - this.#started, 1)) * 1000;
    report({ type: 'batch', ...{ id, line, done, pass, rowsPerSecond }, total: Math.max(total, done) });
  }

  #transact<T>(work: (transaction: Database, pid: number) => Promise<T>): Promise<T> {
    return this.#run.attempt(() => inStepTransaction(this.#database, this.#run, work));
  }
}

async function isAnyLeft(transaction: Database, batch: Batch): Promise<boolean> {
  if (batch.until === undefined) return true;
  const [row] = await transaction.query<{ left: boolean }>(anyLeft(batch).text());
  return row!.left;
}

/** What the planner believes: the statistics, scaled to the size that the table has now. */
async function estimatedRows(transaction: Database, table: Sql): Promise<number> {
  const [row] = await transaction.query<Record<string, readonly { Plan: { 'Plan Rows': number } }[]>>(
    `EXPLAIN (FORMAT JSON) SELECT FROM ${table.text()}`,
  );
  return row!['QUERY PLAN']![0]!.Plan['Plan Rows'];
}

function rowsLeft({ until, relation }: Batch, left: number, pass: number): DatabaseError {
  const passes = pass === 1 ? '' : ` after ${pass} passes`;
  return new DatabaseError(
    'expectation',
    `${left} row${left === 1 ? '' : 's'} of ${relation.name} are not as \`${until}\` says${passes}.`,
  );
}

function anotherKey({ key }: BatchCursor): DatabaseError {
  return new DatabaseError(
    'statement',
    `An earlier run went by ${key.map((column) => `\`${column}\``).join(', ')}, and this must go on so.`,
  );
}
