import type pg from 'pg';
import type { CommandResult, ShownResult } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import { connectionLost, toDatabaseError } from './toDatabaseError.ts';

const asPrinted = { getTypeParser: () => (text: string) => text } as pg.CustomTypesConfig;

const beginsWithCopy = /^(?:\s|--.*\n|\/\*[\s\S]*?\*\/)*copy\b/i;

/** A connected pg client whose errors are DatabaseErrors. Calls must not overlap. */
export class Connection {
  readonly #client: pg.Client;
  #lost: DatabaseError | undefined;
  /** pg hands an error on before it hears what became of the transaction. */
  #statusIsOld = false;

  constructor(client: pg.Client) {
    this.#client = client;
    // Without a listener an error between two calls would end the process.
    client.on('error', (error) => {
      this.#lost ??= connectionLost(error);
    });
  }

  /** The process that the connection was told to cancel; missing from pg's types. */
  get processId(): number | null {
    return (this.#client as pg.Client & { readonly processID: number | null }).processID;
  }

  /** Why nothing can be sent any more; `undefined` while the connection stands. */
  get lost(): DatabaseError | undefined {
    return this.#lost;
  }

  /** Runs one statement with the extended protocol, in which pg would wait forever for the end of a COPY. */
  async query<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    if (beginsWithCopy.test(text)) throw new Error('COPY returns no rows: use execute');
    const config = { text, values: [...values], queryMode: 'extended' };
    const result = await this.#guarded(text, () => this.#client.query<Row>(config));
    return result.rows;
  }

  /** Runs a script with the simple protocol. */
  async send(script: string): Promise<void> {
    await this.#guarded(script, () => this.#client.query(script));
  }

  /** Runs a statement with the simple protocol. */
  async run(statement: string): Promise<CommandResult> {
    const results: unknown = await this.#guarded(statement, () => this.#client.query(statement));
    const { command, rowCount } = (Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult;
    return { command: command ?? '', rows: rowCount };
  }

  /** Runs a statement with the simple protocol and returns its rows as they are printed. */
  async show(statement: string): Promise<ShownResult> {
    const config = { text: statement, rowMode: 'array', types: asPrinted } as const;
    const result = await this.#guarded(statement, () => this.#client.query<(string | null)[]>(config));
    const columns = result.fields.map(({ name, dataTypeID: typeOid }) => ({ name, typeOid }));
    return { command: result.command ?? '', rows: result.rowCount, columns, values: result.rows };
  }

  /** Runs a script with the simple protocol and returns the rows of each of its statements. */
  async sendAndRead(script: string): Promise<readonly (readonly object[])[]> {
    const results: unknown = await this.#guarded(script, () => this.#client.query(script));
    return (Array.isArray(results) ? results : [results]).map(
      (result: pg.QueryResult<object>) => result.rows,
    );
  }

  /** Whether the session is inside a transaction (`open`), or inside one that has failed. */
  async transactionStatus(): Promise<'idle' | 'open' | 'failed'> {
    if (this.#statusIsOld) await this.send('');
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
      const result = await call();
      this.#statusIsOld = false;
      return result;
    } catch (error) {
      this.#statusIsOld = true;
      if (this.#lost) throw this.#lost;
      const problem = toDatabaseError(error);
      if (problem.kind === 'connection-lost') this.#lost = problem;
      throw problem;
    }
  }
}
