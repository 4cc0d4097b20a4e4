import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { DatabaseTarget } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';

/** A real PostgreSQL that the tests share. */
export interface TestServer {
  /** For titles: `PostgreSQL 15`. */
  readonly name: string;
  readonly major: number;
  /** Its database `postgres`, as the superuser `postgres`. */
  readonly url: string;
  readonly socketDirectory: string;
  /** A new, empty database; its url. It goes with the server at the end. */
  readonly createDatabase: () => Promise<string>;
}

/** The oldest and the newest supported PostgreSQL. */
export const servers: readonly TestServer[] = inject('servers').map((server) => ({
  ...server,
  name: `PostgreSQL ${server.major}`,
  createDatabase: () => createDatabase(server.url),
}));

/** Something to open a database on: a server, or the embedded PostgreSQL. */
export interface TestTarget {
  readonly name: string;
  /** A new, empty database. */
  readonly create: () => Promise<DatabaseTarget>;
}

/** Every PostgreSQL that schemac runs on: the servers, and the embedded one in memory. */
export const targets: readonly TestTarget[] = [
  ...servers.map((server) => ({
    name: server.name,
    create: async () => ({ url: await server.createDatabase() }),
  })),
  { name: 'embedded PostgreSQL', create: async () => ({ embedded: 'memory' }) },
];

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = await openDatabase({ url: serverUrl });
  await server.execute(`CREATE DATABASE ${name} TEMPLATE template0`);
  await server.close();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
