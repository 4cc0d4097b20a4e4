import type { Database } from '../database/database.ts';
import { literal, type Sql, sql } from '../sql/sql.ts';
import { preparedQuery } from './preparedQuery.ts';

/** What PostgreSQL prints names by, and what would cost more than it saves. */
const settings = { search_path: 'pg_catalog', jit: 'off' } as const;

/**
 * The rows of a query over the catalog, in one snapshot. PostgreSQL prints every name outside of pg_catalog with
 * its schema, whatever the session's search_path. Afterwards the session, or its transaction, is as it was.
 */
export async function readCatalog<Row extends object>(
  database: Database,
  query: Sql,
): Promise<readonly Row[]> {
  const names = Object.keys(settings) as (keyof typeof settings)[];
  const keep = names.map(
    (name) => sql`SELECT set_config(${saved(name)}, current_setting(${literal(name)}), true)`,
  );
  const set = names.map((name) => sql`SELECT set_config(${literal(name)}, ${literal(settings[name])}, true)`);
  const restore = names.map(
    (name) => sql`SELECT set_config(${literal(name)}, current_setting(${saved(name)}), true)`,
  );
  const asked = [...keep, ...set, ...(await preparedQuery(database, query))];
  const script = [...asked, ...restore].map((statement) => `${statement.text()};`).join('\n');
  const results = await database.queryScript(script);
  return results[asked.length - 1] as readonly Row[];
}

function saved(name: string): Sql {
  return literal(`schemac.saved_${name}`);
}
