import type { Database, DatabaseTarget } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { type DeployOptions, deploy, status } from '../../src/migrate/deploy.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import type { HistoryTable } from '../../src/migrate/history.ts';
import type { RunEvent } from '../../src/migrate/runEvent.ts';
import type { ApplyResult } from '../../src/migrate/runner.ts';
import { type Files, temporaryFolder } from '../support/temporaryFolder.ts';

export const table: HistoryTable = { schema: 'public', name: '_schemac_migrations' };

/** A folder of migrations, each given by its `migration.sql`. */
export function migrationsFolder(sqlOf: Readonly<Record<string, string>>): string {
  const files: Files = Object.fromEntries(
    Object.entries(sqlOf).map(([id, sql]) => [`${id}/migration.sql`, sql]),
  );
  return temporaryFolder(files);
}

export interface Deployed extends ApplyResult {
  readonly codes: readonly string[];
  readonly events: readonly RunEvent[];
}

/** Deploys a folder in a session of its own. */
export async function deployFolder(
  target: DatabaseTarget,
  folder: string,
  options: Partial<DeployOptions> = {},
): Promise<Deployed> {
  return inSession(target, (database) => deployTo(target, database, folder, options));
}

/** The same in a session that is there: the embedded database in memory has but one. */
export async function deployTo(
  target: DatabaseTarget,
  database: Database,
  folder: string,
  options: Partial<DeployOptions> = {},
): Promise<Deployed> {
  const events: RunEvent[] = [];
  const all = { version: '1.2.3', history: table, lockWaitMs: 10_000, ...options };
  const result = await deploy(target, database, readDirectory(folder), all, (event) => events.push(event));
  return { ...result, codes: result.diagnostics.map(({ code }) => code), events };
}

/** The state of each migration, by its id. */
export async function statesOf(target: DatabaseTarget, folder: string): Promise<Record<string, string>> {
  const { migrations } = await inSession(target, (database) =>
    status(database, readDirectory(folder), table),
  );
  return Object.fromEntries(
    migrations.map(({ id, state, edited }) => [id, edited ? `${state}, edited` : state]),
  );
}

/** Opens a session for the work and closes it. */
export async function inSession<T>(
  target: DatabaseTarget,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(target);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The first column of the rows of a query. */
export async function column(target: DatabaseTarget, query: string): Promise<unknown[]> {
  const rows = await inSession(target, (database) => database.query(query));
  return rows.map((row) => Object.values(row)[0]);
}
