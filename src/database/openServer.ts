import type pg from 'pg';
import { Connection } from './connection.ts';
import { type ConnectionSettings, parseConnectionUrl } from './connectionUrl.ts';
import type { Database, DatabaseOptions } from './database.ts';
import type { DatabaseError } from './databaseError.ts';
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
  const connection = await openConnection(settings, options);
  return beginSession(connection, settings, () => connection.end());
}

/** Connects, and asks nothing yet. Throws a DatabaseError. */
export async function openConnection(
  settings: ConnectionSettings,
  options: DatabaseOptions,
): Promise<Connection> {
  const { default: driver } = await import('pg');
  const client = await connect(driver, settings, options);
  if (options.onNotice) client.on('notice', noticeListener(options.onNotice));
  return new Connection(client);
}

/** Begins a session on a connection that is as it was when it was opened, or ends it. `close`: what ends the session. */
export async function beginSession(
  connection: Connection,
  settings: ConnectionSettings,
  close: (pooled: boolean) => Promise<void>,
): Promise<Session> {
  const { default: driver } = await import('pg');
  try {
    const start = await startSession(connection, settings.schema, driver);
    const pooled = settings.pooled || start.pid !== connection.processId;
    // A pooler gives each transaction another server's session: settings of a session would reach strangers.
    if (!pooled) await connection.send(start.settings('session'));
    return new Session(connection, {
      version: start.version,
      embedded: false,
      pooled,
      label: settings.label,
      defaultSchema: settings.schema,
      localSettings: start.settings('local'),
      close: () => close(pooled),
    });
  } catch (error) {
    await connection.end();
    throw error;
  }
}

/** A connection that is silent for longer than this is probed, so that no firewall on the way forgets it. */
const keepAliveMs = 10_000;

/** Tries the hosts in their order until one takes the connection. */
async function connect(
  driver: typeof pg,
  settings: ConnectionSettings,
  options: DatabaseOptions,
): Promise<pg.Client> {
  let problem: DatabaseError | undefined;
  for (const host of settings.hosts) {
    try {
      return await connectTo(driver, settings, host, options);
    } catch (error) {
      problem = toConnectError(error, settings, placeOf(host));
      if (problem.kind !== 'unreachable') throw problem;
    }
  }
  throw problem ?? new Error('a url has at least one host');
}

/** Tries the ways of encryption that the url allows. */
async function connectTo(
  driver: typeof pg,
  settings: ConnectionSettings,
  host: Host,
  options: DatabaseOptions,
): Promise<pg.Client> {
  const [first = false, second] = tlsAttempts(settings);
  const client = new driver.Client(clientConfig(driver, settings, host, first, options));
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (second === undefined || !isAboutEncryption(error)) throw error;
  }
  const other = new driver.Client(clientConfig(driver, settings, host, second, options));
  await other.connect();
  return other;
}

/** 28000: the server has no rule for such a connection, encrypted or not. */
function isAboutEncryption(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.message === 'The server does not support SSL connections' ||
    ('code' in error && error.code === '28000')
  );
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
    keepAliveInitialDelayMillis: keepAliveMs,
    types: typeParsers(driver.types),
  };
}

function placeOf({ host, port }: Host): string {
  return host.startsWith('/') ? `\`${host}/.s.PGSQL.${port}\`` : `\`${host}:${port}\``;
}
