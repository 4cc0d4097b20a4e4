import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { ConnectionSettings, Environment } from './connectionUrl.ts';
import { DatabaseError } from './databaseError.ts';

/** `false`: without TLS. */
export type Tls = ConnectionOptions | false;

/**
 * The ways to connect that `sslmode` allows, in the order to try them, with libpq's meaning: only `verify-ca` and
 * `verify-full` look at the certificate. Prisma's `sslaccept`, `sslidentity` and `sslpassword` are understood too.
 * Throws a DatabaseError for an unknown mode and for files that cannot be read.
 */
export function tlsAttempts(
  settings: ConnectionSettings,
  environment: Environment = process.env,
): readonly Tls[] {
  if (settings.hosts.every(({ host }) => host.startsWith('/'))) return [false];
  const mode = settings.parameters.get('sslmode') ?? environment.PGSSLMODE ?? 'prefer';
  const files = certificates(settings.parameters, environment);
  const unverified: Tls = { ...files, rejectUnauthorized: false };
  const strict = settings.parameters.get('sslaccept') === 'strict';
  const encrypted = strict ? files : unverified;
  switch (mode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, encrypted];
    case 'prefer':
      return strict ? [encrypted] : [encrypted, false];
    case 'require':
    case 'no-verify':
      return [encrypted];
    case 'verify-ca':
      return [{ ...files, checkServerIdentity: () => undefined }];
    case 'verify-full':
      return [files];
    default:
      throw new DatabaseError('invalid-url', `The database url has an unknown \`sslmode\`: \`${mode}\`.`);
  }
}

function certificates(
  parameters: ConnectionSettings['parameters'],
  environment: Environment,
): ConnectionOptions {
  const key = parameters.get('sslkey') ?? environment.PGSSLKEY;
  const certificate = parameters.get('sslcert') ?? environment.PGSSLCERT;
  // To libpq `sslcert` is the client's certificate, which needs a key; to Prisma it is the authority's.
  const root = parameters.get('sslrootcert') ?? environment.PGSSLROOTCERT ?? (key ? undefined : certificate);
  const identity = parameters.get('sslidentity');
  const passphrase = parameters.get('sslpassword');
  return {
    ...(root && root !== 'system' ? { ca: read(root) } : {}),
    ...(key && certificate ? { key: read(key), cert: read(certificate) } : {}),
    ...(identity ? { pfx: read(identity) } : {}),
    ...(passphrase ? { passphrase } : {}),
  };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new DatabaseError(
      'tls',
      `The certificate file \`${path}\` of the database url cannot be read.`,
      {},
      error,
    );
  }
}
