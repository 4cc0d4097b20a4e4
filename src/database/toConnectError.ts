import type { ConnectionSettings } from './connectionUrl.ts';
import { DatabaseError, type DatabaseErrorKind } from './databaseError.ts';
import { kindOf, serverFacts } from './toDatabaseError.ts';

/** Says why no session could be opened, in words that name the address, the user and the database. */
export function toConnectError(error: unknown, settings: ConnectionSettings, place: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const facts = serverFacts(error);
  if (facts) {
    const kind = kindOf(facts.sqlState ?? '');
    return new DatabaseError(
      kind,
      serverSentence(kind, settings, place, facts.serverMessage ?? ''),
      facts,
      error,
    );
  }
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  if (!(cause instanceof Error)) throw error;
  const code = 'code' in cause ? String(cause.code) : '';
  const reason = reasonOf(code, cause.message, place, settings);
  if (reason) return new DatabaseError('unreachable', reason, {}, cause);
  if (isTlsProblem(code, cause.message)) {
    return new DatabaseError('tls', `No encrypted connection to ${place}: ${cause.message}.`, {}, cause);
  }
  throw error;
}

function serverSentence(
  kind: DatabaseErrorKind,
  { user, database }: ConnectionSettings,
  place: string,
  reason: string,
): string {
  switch (kind) {
    case 'authentication':
      return `The server at ${place} does not let \`${user}\` in: ${reason}.`;
    case 'database-missing':
      return `There is no database \`${database}\` at ${place}.`;
    case 'privilege':
      return `\`${user}\` may not connect to the database \`${database}\` at ${place}: ${reason}.`;
    case 'unreachable':
      return `The server at ${place} takes no connections now: ${reason}.`;
    default:
      return `The server at ${place} refused the connection: ${reason}.`;
  }
}

function reasonOf(
  code: string,
  message: string,
  place: string,
  settings: ConnectionSettings,
): string | undefined {
  switch (code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL server answers at ${place}: the connection was refused.`;
    case 'ENOENT':
      return `No PostgreSQL server answers at ${place}: there is no such socket.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of ${place} is not known.`;
    case 'EACCES':
      return `The socket of ${place} may not be opened.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ECONNRESET':
    case 'EPIPE':
      return `No PostgreSQL server can be reached at ${place} (${code}).`;
    default:
  }
  if (message === 'timeout expired') {
    return `No PostgreSQL server answered at ${place} within ${settings.connectTimeoutMs / 1000} s.`;
  }
  if (/^Connection terminated/.test(message)) return `What answers at ${place} ended the connection at once.`;
  return undefined;
}

function isTlsProblem(code: string, message: string): boolean {
  return (
    /^(ERR_SSL_|ERR_TLS_|CERT_|DEPTH_|UNABLE_TO_|SELF_SIGNED_|HOSTNAME_)/.test(code) ||
    /\b(SSL|TLS)\b/.test(message)
  );
}
