import type pg from 'pg';
import { Connection } from './connection.ts';
import { type ConnectionSettings, parseConnectionUrl } from './connectionUrl.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import { noticeListener } from './noticeListener.ts';
import { passwordFromFile } from './passwordFromFile.ts';
import { Session } from './session.ts';
import { startSession } from './sessionSettings.ts';
import { type Tls, tlsAttempts } from './tlsAttempts.ts';
import { toConnectError } from './toConnectError.ts';
import { typeParsers } from './typeParsers.ts';

type Host = ConnectionSettings['hosts'][number];

/**
 * Opens a session on a server: on the database that the url names, or on another one of that server.
 * Throws a DatabaseError that says what stands in the way.
 */
export async function openServer(
  url: string,
  options: DatabaseOptions,
  database?: string,
): Promise<Database> {
  const parsed = parseConnectionUrl(url);
  const settings = database === undefined ? parsed : { ...parsed, database };
  const { default: driver } = await import('pg');
  const client = await connect(driver, settings, options);
  if (options.onNotice) client.on('notice', noticeListener(options.onNotice));
  const connection = new Connection(client);
  try {
    const start = await startSession(connection, settings.schema, driver);
    // A pooler gives each transaction another server's session: settings of a session would reach strangers.
    if (!settings.pooled && start.pid === processIdOf(client))
      await connection.send(start.settings('session'));
    return new Session(connection, {
      version: start.version,
      embedded: false,
      label: settings.label,
      defaultSchema: settings.schema,
      localSettings: start.settings('local'),
      close: () => connection.end(),
    });
  } catch (error) {
    await connection.end();
    throw error;
  }
}

/** Tries each host, and each way of encryption, until one takes the connection. */
async function connect(
  driver: typeof pg,
  settings: ConnectionSettings,
  options: DatabaseOptions,
): Promise<pg.Client> {
  const attempts = settings.hosts.flatMap((host) => tlsAttempts(settings).map((tls) => ({ host, tls })));
  for (const [index, { host, tls }] of attempts.entries()) {
    const client = new driver.Client(clientConfig(driver, settings, host, tls, options));
    try {
      await client.connect();
      return client;
    } catch (error) {
      const next = attempts[index + 1];
      if (next && mayTryNext(error, host === next.host)) continue;
      throw toConnectError(error, settings, placeOf(host));
    }
  }
  throw new Error('an url has at least one host, and a host one way to connect');
}

/** The same host is tried again only where encryption was the matter; another one where this one is not there. */
function mayTryNext(error: unknown, sameHost: boolean): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (sameHost) return code === '28000' || error.message === 'The server does not support SSL connections';
  return !(error instanceof DatabaseError) && !code.startsWith('28') && code !== '3D000';
}

function clientConfig(
  driver: typeof pg,
  settings: ConnectionSettings,
  { host, port }: Host,
  tls: Tls,
  options: DatabaseOptions,
): pg.ClientConfig {
  const { user, password, database, parameters } = settings;
  return {
    host,
    port,
    user,
    database,
    password: password ?? (() => passwordFromFile({ host, port, user, database }, placeOf({ host, port }))),
    ssl: tls,
    enableChannelBinding: parameters.get('channel_binding') === 'require',
    ...(parameters.get('sslnegotiation') === 'direct' && tls ? { sslnegotiation: 'direct' as const } : {}),
    application_name: settings.applicationName ?? options.applicationName ?? 'schemac',
    ...(settings.options === undefined ? {} : { options: settings.options }),
    connectionTimeoutMillis: settings.connectTimeoutMs,
    keepAlive: true,
    types: typeParsers(driver.types),
  };
}

function placeOf({ host, port }: Host): string {
  return host.startsWith('/') ? `\`${host}/.s.PGSQL.${port}\`` : `\`${host}:${port}\``;
}

/** The process that the connection was told to cancel; missing from pg's types. */
function processIdOf(client: pg.Client): number | null {
  return (client as pg.Client & { readonly processID: number | null }).processID;
}
