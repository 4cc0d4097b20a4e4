/** What went wrong, for those who decide what to do about it. */
export type DatabaseErrorKind =
  /** The url cannot be used: its form, its scheme, one of its settings. */
  | 'invalid-url'
  /** No server answers at the address, or it takes no more connections now. */
  | 'unreachable'
  /** TLS could not be agreed on, or the server's certificate is not trusted. */
  | 'tls'
  | 'authentication'
  | 'database-missing'
  | 'privilege'
  /** The server, or this session, takes no writes. */
  | 'read-only'
  /** A lock was not granted within `lock_timeout`. */
  | 'lock-timeout'
  | 'deadlock'
  /** Another transaction got in the way: the same work may succeed when it is done again. */
  | 'serialization'
  /** Cancelled by `statement_timeout` or by a person. */
  | 'cancelled'
  | 'connection-lost'
  /** Another deployer held the lock for longer than one was ready to wait. */
  | 'deploy-lock'
  /** Another run has done the same work meanwhile. */
  | 'overtaken'
  /** A migration expects of the rows what does not hold. */
  | 'expectation'
  /** It cannot be done through a connection pooler. */
  | 'needs-direct-connection'
  /** The embedded database's directory cannot be used: another process has it open, or it holds something else. */
  | 'embedded-directory'
  /** Everything else that PostgreSQL reports about a statement. */
  | 'statement';

/** What PostgreSQL told about an error, in its own fields. */
export interface ServerFacts {
  readonly sqlState?: string;
  /** PostgreSQL's own message. */
  readonly serverMessage?: string;
  readonly detail?: string;
  readonly hint?: string;
  /** Where in the text that was sent: in characters, counted from 1. */
  readonly position?: number;
  /** The same in `internalQuery`, a statement that PostgreSQL itself ran on behalf of the sent one. */
  readonly internalPosition?: number;
  readonly internalQuery?: string;
  /** The call stack: the function and line that the statement came from. */
  readonly where?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly dataType?: string;
  readonly constraint?: string;
}

/** An expected problem with a database. The message is one sentence for people, without any password. */
export class DatabaseError extends Error {
  readonly kind: DatabaseErrorKind;
  readonly facts: ServerFacts;

  constructor(kind: DatabaseErrorKind, message: string, facts: ServerFacts = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseError';
    this.kind = kind;
    this.facts = facts;
  }
}
