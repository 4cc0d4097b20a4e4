import type { Database } from '../../src/database/database.ts';
import { witness } from './witness.ts';

/** The catalog, all rows, and what the history says. */
export async function databaseState(database: Database): Promise<readonly string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'm') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
       AND relname <> '_schemac_migrations' ORDER BY 1`,
  );
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`);
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  const history = await database.query<Record<string, unknown>>(
    `SELECT id, parents, replaces, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS back,
       steps_done, steps_total, cursor, error, fingerprint FROM _schemac_migrations ORDER BY id`,
  );
  return [...(await witness(database)), ...rows, ...history.map((row) => `history ${JSON.stringify(row)}`)];
}
