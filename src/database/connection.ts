import type pg from 'pg';
import { DatabaseError } from './databaseError.ts';
import { toDatabaseError } from './toDatabaseError.ts';

/** A connected pg client whose errors are DatabaseErrors. Calls must not overlap. */
export class Connection {
  readonly #client: pg.Client;
  #lost: DatabaseError | undefined;

  constructor(client: pg.Client) {
    this.#client = client;
    // Without a listener an error between two calls would end the process.
    client.on('error', (error) => {
      this.#lost ??= toDatabaseError(error);
    });
  }

  /** Why nothing can be sent any more; `undefined` while the connection stands. */
  get lost(): DatabaseError | undefined {
    return this.#lost;
  }

  /** Runs one statement with the extended protocol. */
  async query<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const config = { text, values: [...values], queryMode: 'extended' };
    const result = await this.#guarded(text, () => this.#client.query<Row>(config));
    return result.rows;
  }

  /** Runs a script with the simple protocol. */
  async send(script: string): Promise<void> {
    await this.#guarded(script, () => this.#client.query(script));
  }

  /** Runs a script with the simple protocol and returns the rows of each of its statements. */
  async sendAndRead(script: string): Promise<readonly (readonly object[])[]> {
    const results: unknown = await this.#guarded(script, () => this.#client.query(script));
    return (Array.isArray(results) ? results : [results]).map(
      (result: pg.QueryResult<object>) => result.rows,
    );
  }

  /** After a call that succeeded: `idle`, inside a transaction (`open`), or inside one that has failed. */
  transactionStatus(): 'idle' | 'open' | 'failed' {
    const status = this.#client.getTransactionStatus();
    return status === 'T' ? 'open' : status === 'E' ? 'failed' : 'idle';
  }

  async end(): Promise<void> {
    await this.#client.end();
  }

  async #guarded<T>(text: string, call: () => Promise<T>): Promise<T> {
    if (this.#lost) throw this.#lost;
    if (text.includes('\0')) {
      throw new DatabaseError('statement', 'PostgreSQL takes no null characters, and the statement has one.');
    }
    try {
      return await call();
    } catch (error) {
      const problem = toDatabaseError(error);
      if (problem.kind === 'connection-lost') this.#lost ??= problem;
      throw problem;
    }
  }
}
