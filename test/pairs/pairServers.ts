import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { quoteIdentifier } from '../../src/sql/quoteIdentifier.ts';
import type { Major } from '../support/postgresFiles.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

/** A server for one side of a pair, since roles belong to a whole server. */
export interface PairServer {
  /** Makes an empty database, and the roles that it starts with. */
  create(): Promise<Database>;
  /** The names of its roles. */
  roles(): Promise<readonly string[]>;
  /** Makes roles. */
  createRoles(names: readonly string[]): Promise<void>;
  /** The database as it is now, once more: all but its subscriptions. Nobody may have a session on it. */
  copy(): Promise<Database>;
  /** The database, after a session on it was ended. */
  open(): Promise<Database>;
  /** Drops the databases, and all roles. */
  clean(): Promise<void>;
  stop(): Promise<void>;
}

const [original, copied] = ['pair', 'pair_copy'] as const;

/** Starts a server; `roles` are there before the SQL of a pair runs. */
export async function startPairServer(major: Major, roles: readonly string[]): Promise<PairServer> {
  const server = await startServer(major);
  const open = (name: string) => openDatabase({ url: server.url.replace(/postgres$/, name) });
  const createRoles = (names: readonly string[]) =>
    onServer(server, [names.map((name) => `CREATE ROLE ${quoteIdentifier(name)};`).join('\n')]);
  return {
    create: async () => {
      await onServer(server, [`CREATE DATABASE ${original} TEMPLATE template0`]);
      await createRoles(roles);
      return open(original);
    },
    roles: () => rolesOf(server),
    createRoles,
    copy: async () => {
      await onServer(server, [`CREATE DATABASE ${copied} TEMPLATE ${original}`]);
      return open(copied);
    },
    open: () => open(original),
    clean: async () => {
      const database = await open(original);
      await dropSubscriptions(database);
      await database.close();
      await onServer(server, [
        `DROP DATABASE IF EXISTS ${copied} WITH (FORCE)`,
        `DROP DATABASE ${original} WITH (FORCE)`,
      ]);
      await dropRoles(server);
    },
    stop: () => server.stop(),
  };
}

async function onServer({ url }: RunningServer, statements: readonly string[]): Promise<void> {
  const database = await openDatabase({ url });
  for (const statement of statements) await database.execute(statement);
  await database.close();
}

/** PostgreSQL drops no database that has some. Without their slot, since there is no publisher behind them. */
async function dropSubscriptions(database: Database): Promise<void> {
  const subscriptions = await database.query<{ name: string }>(
    `SELECT subname AS name FROM pg_subscription
     WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  for (const name of subscriptions.map((one) => quoteIdentifier(one.name))) {
    await database.execute(`ALTER SUBSCRIPTION ${name} DISABLE`);
    await database.execute(`ALTER SUBSCRIPTION ${name} SET (slot_name = NONE)`);
    await database.execute(`DROP SUBSCRIPTION ${name}`);
  }
}

async function dropRoles(server: RunningServer): Promise<void> {
  // All at once: one may have made another a member of a third.
  const names = (await rolesOf(server)).map((name) => quoteIdentifier(name));
  if (names.length > 0) await onServer(server, [`DROP ROLE ${names.join(', ')}`]);
}

/** But for those that every server has. */
async function rolesOf({ url }: RunningServer): Promise<readonly string[]> {
  const database = await openDatabase({ url });
  const roles = await database.query<{ name: string }>(
    "SELECT rolname AS name FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres'",
  );
  await database.close();
  return roles.map(({ name }) => name);
}
