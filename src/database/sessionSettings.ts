import type pg from 'pg';
import type { Connection } from './connection.ts';

/** What a new session tells of itself and its server. */
export interface SessionStart {
  readonly version: number;
  /** The server's process; another than the one that the connection was given when a pooler stands between. */
  readonly pid: number;
  /** SQL that brings the settings of the session, or with `local` of the transaction, to what schemac relies on. */
  settings(scope: 'session' | 'local'): string;
}

interface StartRow {
  readonly version: number;
  readonly pid: number;
  readonly path: string;
  readonly schema: string | null;
  readonly timeoutByClient: boolean;
  readonly seesClosed: boolean;
}

/** What a session is to have on every server. */
export const steadySettings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  jit: 'off',
  idle_in_transaction_session_timeout: '0',
} as const;

/**
 * Asks a new session for its version and its search path. Nothing is set yet.
 * The catalog prints constants by TimeZone, DateStyle and their like, so these are the same everywhere; jit turned
 * single catalog queries from under a second into twenty. A statement whose client is gone must not go on holding locks;
 * systems that cannot tell refuse the setting. A client's machine that is gone is noticed within a minute, not two hours.
 */
export async function startSession(
  connection: Connection,
  defaultSchema: string,
  quote: Pick<typeof pg, 'escapeIdentifier' | 'escapeLiteral'>,
): Promise<SessionStart> {
  const [row] = await connection.query<StartRow>(
    `SELECT current_setting('server_version_num')::int AS version, pg_backend_pid() AS pid,
            current_setting('search_path') AS path, current_schema()::text AS schema,
            (SELECT source = 'client' FROM pg_settings WHERE name = 'statement_timeout') AS "timeoutByClient",
            version() ~* 'linux|darwin|bsd' AS "seesClosed"`,
    [],
  );
  if (!row) throw new Error('a SELECT without FROM returned no row');
  const values: Record<string, string> = {
    ...steadySettings,
    ...(row.timeoutByClient ? {} : { statement_timeout: '0' }),
    ...(row.version >= 140_000 && row.seesClosed ? { client_connection_check_interval: '1s' } : {}),
    ...(row.version >= 170_000 ? { transaction_timeout: '0' } : {}),
    ...(row.schema === defaultSchema
      ? {}
      : { search_path: inFront(quote.escapeIdentifier(defaultSchema), row.path) }),
  };
  const connectionValues = {
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '10',
    tcp_keepalives_count: '4',
    ...(row.version >= 140_000 ? { idle_session_timeout: '0' } : {}),
  };
  const settings = (scope: 'session' | 'local') =>
    `SELECT ${Object.entries(scope === 'session' ? { ...values, ...connectionValues } : values)
      .map(([name, value]) => `set_config('${name}', ${quote.escapeLiteral(value)}, ${scope === 'local'})`)
      .join(', ')}`;
  return { version: row.version, pid: row.pid, settings };
}

/** What the role has follows, so that the types of extensions in other schemas are still found. */
function inFront(schema: string, path: string): string {
  return path.trim() === '' || path.trim() === '""' ? schema : `${schema}, ${path}`;
}
