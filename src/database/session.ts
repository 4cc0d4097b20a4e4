import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from './connection.ts';
import type { CommandResult, Database, ShownResult, TransactionOptions } from './database.ts';
import { DatabaseError } from './databaseError.ts';

/** What a session knows of its database, and how it is ended. */
export interface SessionFacts {
  readonly version: number;
  readonly embedded: boolean;
  readonly pooled: boolean;
  readonly label: string;
  readonly defaultSchema: string;
  /** The statement that each transaction begins with: behind a pooler only its own settings hold. */
  readonly localSettings: string;
  readonly close: () => Promise<void>;
}

/** The transaction that the running code is part of. */
const runningIn = new AsyncLocalStorage<Session>();

/** A connection as a Database: one call at a time, in order; a transaction is one call. */
export class Session implements Database {
  readonly version: number;
  readonly embedded: boolean;
  readonly pooled: boolean;
  readonly label: string;
  readonly defaultSchema: string;
  readonly #connection: Connection;
  readonly #facts: SessionFacts;
  readonly #parent: Session | undefined;
  /** Settles when the calls so far are done. */
  #turn: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(connection: Connection, facts: SessionFacts, parent?: Session) {
    this.version = facts.version;
    this.embedded = facts.embedded;
    this.pooled = facts.pooled;
    this.label = facts.label;
    this.defaultSchema = facts.defaultSchema;
    this.#connection = connection;
    this.#facts = facts;
    this.#parent = parent;
  }

  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#inTurn(() => this.#connection.query<Row>(text, values));
  }

  execute(script: string): Promise<void> {
    return this.#inTurn(() => this.#connection.send(script));
  }

  run(statement: string): Promise<CommandResult> {
    return this.#inTurn(() => this.#connection.run(statement));
  }

  show(statement: string): Promise<ShownResult> {
    return this.#inTurn(() => this.#connection.show(statement));
  }

  queryScript(script: string): Promise<readonly (readonly object[])[]> {
    return this.#inTurn(() => this.#connection.sendAndRead(script));
  }

  transaction<T>(work: (database: Database) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const depth = this.#depth();
    const savepoint = `schemac_${depth}`;
    if (depth > 0) {
      return this.#inTurn(() =>
        this.#inside(work, {
          begin: `SAVEPOINT ${savepoint}`,
          commit: `RELEASE SAVEPOINT ${savepoint}`,
          rollback: `ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`,
          rollbackAlways: options.rollback ?? false,
        }),
      );
    }
    const isolation = options.readOnly ? 'repeatable read' : options.isolation;
    const mode = `${isolation ? ` ISOLATION LEVEL ${isolation}` : ''}${options.readOnly ? ' READ ONLY' : ''}`;
    return this.#inTurn(() =>
      this.#inside(work, {
        begin: `BEGIN${mode}; ${this.#facts.localSettings}`,
        commit: 'COMMIT',
        rollback: 'ROLLBACK',
        rollbackAlways: options.rollback ?? false,
      }),
    );
  }

  async close(): Promise<void> {
    if (this.#parent) throw new Error('a transaction ends with its work; only its session can be closed');
    if (!this.#ended) {
      this.#turn = this.#inTurn(() => this.#facts.close());
      this.#ended = true;
    }
    await this.#turn;
  }

  /** Runs the work between two statements, and undoes it where it fails. */
  async #inside<T>(work: (database: Database) => Promise<T>, brackets: Brackets): Promise<T> {
    await this.#connection.send(brackets.begin);
    const inner = new Session(this.#connection, this.#facts, this);
    let result: T;
    try {
      result = await runningIn.run(inner, () => work(inner));
      await inner.#turn;
      if (!brackets.rollbackAlways) await this.#requireOpenTransaction();
    } catch (error) {
      await inner.#turn;
      inner.#ended = true;
      if (!this.#connection.lost) await this.#connection.send(brackets.rollback);
      throw error;
    }
    inner.#ended = true;
    await this.#connection.send(brackets.rollbackAlways ? brackets.rollback : brackets.commit);
    return result;
  }

  /** COMMIT of a failed transaction would be a rollback without an error. */
  async #requireOpenTransaction(): Promise<void> {
    const status = await this.#connection.transactionStatus();
    if (status === 'failed') {
      throw new DatabaseError(
        'statement',
        'A statement of the transaction failed, so it cannot be committed.',
      );
    }
    if (status === 'idle')
      throw new DatabaseError('statement', 'The script ended the transaction that it was to run in.');
  }

  #depth(): number {
    return this.#parent ? this.#parent.#depth() + 1 : 0;
  }

  /** Waits for the calls before this one, whatever became of them. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    if (this.#ended) throw new Error(`this ${this.#parent ? 'transaction' : 'session'} has ended`);
    if (runningIn.getStore()?.isRunningWithin(this)) {
      throw new Error('inside a transaction, use the database that it hands over');
    }
    const result = this.#turn.then(call);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  isRunningWithin(outer: Session): boolean {
    if (this.#ended || !this.#parent) return false;
    return this.#parent === outer || this.#parent.isRunningWithin(outer);
  }
}

/** The statements around the work of a transaction or savepoint. */
interface Brackets {
  readonly begin: string;
  readonly commit: string;
  readonly rollback: string;
  readonly rollbackAlways: boolean;
}
