import { DatabaseError, type DatabaseErrorKind, type ServerFacts } from './databaseError.ts';

/** The kinds of PostgreSQL's errors: by code first, then by class, the code's first two characters. */
const kindOfSqlState: Readonly<Record<string, DatabaseErrorKind>> = {
  '08': 'connection-lost',
  '25006': 'read-only',
  '28': 'authentication',
  '3D000': 'database-missing',
  '40001': 'serialization',
  '40P01': 'deadlock',
  '42501': 'privilege',
  '53300': 'unreachable',
  '55P03': 'lock-timeout',
  '57014': 'cancelled',
  '57P01': 'connection-lost',
  '57P02': 'connection-lost',
  '57P03': 'unreachable',
};

/** What pg answers a COPY FROM STDIN with; PostgreSQL repeats it. */
const refusalOfCopy = 'No source stream defined';

/** Errors of a statement or of a session that was open. Anything that is no problem of the database is thrown. */
export function toDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const facts = serverFacts(error);
  if (facts) return fromServer(facts, error);
  if (isLostConnection(error)) return connectionLost(error);
  throw error;
}

/** An error that came from the connection itself, whatever it is: nothing can be sent any more. */
export function connectionLost(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const facts = serverFacts(error);
  if (facts)
    return new DatabaseError('connection-lost', lostSentence(facts.serverMessage ?? ''), facts, error);
  const reason =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  return new DatabaseError(
    'connection-lost',
    `The connection to the database was lost: ${reason}.`,
    {},
    error,
  );
}

/** What PostgreSQL told, where the error comes from it. */
export function serverFacts(error: unknown): ServerFacts | undefined {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return undefined;
  const fields = error as unknown as Record<string, unknown>;
  const facts: Record<string, unknown> = {
    sqlState: fields.code,
    serverMessage: error.message,
    detail: fields.detail,
    hint: fields.hint,
    position: toNumber(fields.position),
    internalPosition: toNumber(fields.internalPosition),
    internalQuery: fields.internalQuery,
    where: fields.where,
    schema: fields.schema,
    table: fields.table,
    column: fields.column,
    dataType: fields.dataType,
    constraint: fields.constraint,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** The kind of an error with this SQLSTATE. */
export function kindOf(sqlState: string): DatabaseErrorKind {
  return kindOfSqlState[sqlState] ?? kindOfSqlState[sqlState.slice(0, 2)] ?? 'statement';
}

function fromServer(facts: ServerFacts, cause: unknown): DatabaseError {
  const reason = facts.serverMessage ?? '';
  if (reason.includes(refusalOfCopy)) {
    const message =
      'COPY FROM STDIN reads rows that only psql can send; use INSERT, or COPY from a file of the server.';
    return new DatabaseError('statement', message, facts, cause);
  }
  const kind = kindOf(facts.sqlState ?? '');
  const message =
    kind === 'connection-lost'
      ? lostSentence(reason)
      : `PostgreSQL says: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`;
  return new DatabaseError(kind, message, facts, cause);
}

function lostSentence(reason: string): string {
  return `The server ended the connection: ${reason}.`;
}

function toNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

const socketCodes = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'ENETDOWN', 'EHOSTDOWN']);

/** pg reports the end of a connection in words, and the socket's own errors with a code. */
function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && socketCodes.has(String(error.code))) return true;
  return /^(Connection terminated|Client has encountered a connection error|Client was closed)/.test(
    error.message,
  );
}
