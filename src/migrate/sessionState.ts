import type { Database } from '../database/database.ts';
import { ident, literal, sql } from '../sql/sql.ts';

/** The settings that were made in a session, by name. */
export type SessionSettings = ReadonlyMap<string, string>;

/** The settings of the session as they are now. To be asked outside a transaction. */
export async function readSessionSettings(database: Database): Promise<SessionSettings> {
  const rows = await database.query<{ name: string; setting: string }>(
    // Properties of a transaction end with it, but are still said to be the session's.
    `SELECT name, setting FROM pg_settings WHERE source = 'session'
       AND name NOT IN ('transaction_isolation', 'transaction_read_only', 'transaction_deferrable')`,
  );
  return new Map(rows.map(({ name, setting }) => [name, setting]));
}

/** Takes back what was set since `before` was read, so that one migration's settings do not reach the next. */
export async function restoreSessionSettings(database: Database, before: SessionSettings): Promise<void> {
  await restoreRole(database);
  const now = await readSessionSettings(database);
  const added = [...now.keys()].filter((name) => !before.has(name));
  const changed = [...before].filter(([name, setting]) => now.get(name) !== setting);
  const statements = [
    ...added.map((name) => sql`RESET ${ident(...name.split('.'))}`),
    ...changed.map(([name, setting]) => sql`SELECT set_config(${literal(name)}, ${literal(setting)}, false)`),
  ];
  if (statements.length > 0)
    await database.execute(statements.map((statement) => statement.text()).join(';\n'));
}

/** Gives settings that are not as they were `before` the session's first values again. */
export async function resetSettings(database: Database, before: SessionSettings): Promise<void> {
  const now = await readSessionSettings(database);
  const changed = [...now].filter(([name, setting]) => before.get(name) !== setting);
  const statements = changed.map(([name]) => sql`RESET ${ident(...name.split('.'))}`);
  if (statements.length > 0) await database.execute(statements.map((reset) => reset.text()).join('; '));
}

/** Becomes again who the session was opened as. */
export function restoreRole(database: Database): Promise<void> {
  return database.execute('RESET SESSION AUTHORIZATION; RESET ROLE');
}
