import { userInfo } from 'node:os';
import { DatabaseError } from './databaseError.ts';

/** A PostgreSQL url in its parts, completed from the environment as psql does. */
export interface ConnectionSettings {
  /** Tried in this order; a host that begins with `/` is the directory of a unix socket. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  /** `?schema=`, as Prisma writes it; `public` where there is none. */
  readonly schema: string;
  readonly applicationName: string | undefined;
  /** Command-line options for the server's session: `-c statement_timeout=5s`. */
  readonly options: string | undefined;
  /** 0: no limit. */
  readonly connectTimeoutMs: number;
  /** `?pgbouncer=true`: a transaction pooler stands between. */
  readonly pooled: boolean;
  /** What follows the `?`, for the settings of TLS. */
  readonly parameters: ReadonlyMap<string, string>;
  /** For people, without the password. */
  readonly label: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const defaultConnectTimeout = '10';

/**
 * Reads a url in the forms that Prisma and libpq take: several hosts, IPv6, sockets, everything percent-encoded or
 * left out. Throws a DatabaseError of kind `invalid-url`; its message never repeats the url, which may hold a password.
 */
export function parseConnectionUrl(url: string, environment: Environment = process.env): ConnectionSettings {
  const rest = withoutScheme(url.trim());
  const [, credentials, address = '', path = '', search = ''] =
    /^(?:([^/]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(rest) ?? [];
  const parameters = parseParameters(search);
  const [userText, passwordText] = splitOnce(credentials ?? '', ':');
  const user =
    parameters.get('user') || decode(userText, 'user') || environment.PGUSER || userInfo().username;
  const database =
    parameters.get('dbname') || decode(path, 'database name') || environment.PGDATABASE || user;
  const hosts = parseHosts(address, parameters, environment);
  return {
    hosts,
    user,
    password:
      parameters.get('password') ??
      (passwordText ? decode(passwordText, 'password') : undefined) ??
      environment.PGPASSWORD,
    database,
    schema: parameters.get('schema') || 'public',
    applicationName: parameters.get('application_name') ?? environment.PGAPPNAME,
    options: parameters.get('options') ?? environment.PGOPTIONS,
    connectTimeoutMs: seconds(parameters.get('connect_timeout') ?? environment.PGCONNECT_TIMEOUT),
    pooled: parameters.get('pgbouncer') === 'true',
    parameters,
    label: labelOf(user, hosts, database),
  };
}

function withoutScheme(url: string): string {
  if (url === '') throw invalid('The database url is empty.');
  if (/^["']/.test(url))
    throw invalid('The database url begins with a quotation mark; leave the quotation marks out.');
  if (/[\0\r\n]/.test(url)) throw invalid('The database url has a line break or a null character in it.');
  const [, scheme, rest] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/s.exec(url) ?? [];
  if (scheme === undefined || rest === undefined) {
    if (/^file:/i.test(url)) throw unknownScheme('file');
    throw invalid('The database url must look like `postgres://user:password@host:5432/name`.');
  }
  if (/^postgres(ql)?$/i.test(scheme)) return rest;
  throw unknownScheme(scheme);
}

function unknownScheme(scheme: string): DatabaseError {
  if (/^prisma(\+postgres)?$/i.test(scheme)) {
    return invalid(
      `A \`${scheme}://\` url names Prisma's own service, which takes no connections for migrations: use the \`postgres://\` url of the database behind it.`,
    );
  }
  return invalid(
    `The database url begins with \`${scheme}:\`, but schemac works with PostgreSQL: \`postgres://\`.`,
  );
}

function parseParameters(search: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of search.split('&')) {
    if (pair === '') continue;
    const [name, value] = splitOnce(pair, '=');
    const key = decode(name, 'parameter');
    parameters.set(key, decode(value ?? '', `parameter \`${key}\``));
  }
  return parameters;
}

function parseHosts(
  address: string,
  parameters: ReadonlyMap<string, string>,
  environment: Environment,
): ConnectionSettings['hosts'] {
  const named = parameters.get('host') || parameters.get('hostaddr');
  const places = named
    ? named.split(',').map((host) => splitAddress(host.startsWith('/') ? encodeURIComponent(host) : host))
    : address.split(',').map(splitAddress);
  const ports = (parameters.get('port') || environment.PGPORT || '5432').split(',');
  return places.map(({ host, port }, index) => ({
    host: host || environment.PGHOST || 'localhost',
    port: parsePort(port || (ports[index] ?? ports[0]!)),
  }));
}

function splitAddress(text: string): { host: string; port: string | undefined } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*|.*:.*:.*))(?::(\d*))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) throw invalid(`The port in the database url is not a number.`);
  return { host: decode(host, 'host'), port };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw invalid(`The port \`${text}\` in the database url is not a number from 1 to 65535.`);
}

function seconds(text = defaultConnectTimeout): number {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  throw invalid(`The \`connect_timeout\` of the database url is not a number of seconds: \`${text}\`.`);
}

function decode(text: string, part: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(
      `The ${part} in the database url has a \`%\` that two hexadecimal digits do not follow; write \`%25\` for \`%\`.`,
    );
  }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function labelOf(user: string, hosts: ConnectionSettings['hosts'], database: string): string {
  const socket = hosts[0]!.host.startsWith('/') ? `?host=${hosts[0]!.host}` : '';
  const addresses = hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
  return `postgres://${user}@${socket ? '' : addresses.join(',')}/${database}${socket}`;
}

function invalid(message: string): DatabaseError {
  return new DatabaseError('invalid-url', message);
}
