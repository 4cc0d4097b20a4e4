/** One session on a PostgreSQL database, real or embedded. Calls made at once are carried out one after the other. */
export interface Database {
  /** As in server_version_num: 150018. */
  readonly version: number;
  /** Whether it is the embedded PostgreSQL of this process. */
  readonly embedded: boolean;
  /** Whether a pooler stands between, which may give each transaction another session of the server. */
  readonly pooled: boolean;
  /** For people: `postgres://user@host:5432/name` without the password, or the embedded directory. */
  readonly label: string;
  /** Where objects without a schema belong: `?schema=` of the url, else `public`. */
  readonly defaultSchema: string;

  /**
   * Runs one statement with the extended protocol and returns its rows. `bigint` arrives as bigint, `json` parsed,
   * dates and times as PostgreSQL prints them.
   */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;

  /**
   * Sends a script as it is, with the simple protocol: one statement or many. Without a transaction of its own,
   * several statements are one implicit transaction, and what cannot run in one must be sent alone.
   */
  execute(script: string): Promise<void>;

  /** Sends one statement as `execute` does, and says what the server answered. */
  run(statement: string): Promise<CommandResult>;

  /** Sends one statement as `execute` does, and returns its rows as PostgreSQL prints them. */
  show(statement: string): Promise<ShownResult>;

  /** Sends a script as `execute` does, in one round trip, and returns the rows of each of its statements. */
  queryScript(script: string): Promise<readonly (readonly object[])[]>;

  /**
   * Runs the work in a transaction, or in a savepoint where this is one already, and commits it when the work
   * succeeds. The work uses the database that it is given; using the outer one meanwhile is a bug and throws.
   */
  transaction<T>(work: (database: Database) => Promise<T>, options?: TransactionOptions): Promise<T>;

  /** Ends the session. Afterwards nothing of it keeps the process alive. */
  close(): Promise<void>;
}

/** What the server says of a statement that is done. */
export interface CommandResult {
  /** `UPDATE`, `CREATE`, ...; empty for an empty statement. */
  readonly command: string;
  /** The rows that it changed, or returned; null where it has none. */
  readonly rows: number | null;
}

/** The same, with the rows themselves. */
export interface ShownResult extends CommandResult {
  /** Empty where the statement returns no rows. */
  readonly columns: readonly { readonly name: string; readonly typeOid: number }[];
  /** One text for each column; null for NULL. */
  readonly values: readonly (readonly (string | null)[])[];
}

export interface TransactionOptions {
  /** Rolls back although the work succeeded: for proofs. */
  readonly rollback?: boolean;
  /** One snapshot for all queries, and no writes. Not for a savepoint. */
  readonly readOnly?: boolean;
  /** Without it, the server's default. Not for a savepoint. */
  readonly isolation?: IsolationLevel;
}

export type IsolationLevel = 'read committed' | 'repeatable read' | 'serializable';

/** Which database: a server's by its url, or an embedded one in a directory or, with `memory`, in memory. */
export type DatabaseTarget = { readonly url: string } | { readonly embedded: 'memory' | (string & {}) };

export interface DatabaseOptions {
  /** Hears what the server says beside its results: NOTICE, WARNING. */
  readonly onNotice?: (notice: Notice) => void;
  /** How the session names itself to the server, unless the url says. Default `schemac`. */
  readonly applicationName?: string;
}

/** What a server says beside its results. */
export interface Notice {
  /** `NOTICE`, `WARNING`, `INFO`, ... */
  readonly severity: string;
  readonly message: string;
  readonly sqlState?: string;
  readonly detail?: string;
  readonly hint?: string;
}
