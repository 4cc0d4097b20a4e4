import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { ident, literal, type Sql, sql } from '../sql/sql.ts';

const prefix = 'schemac_query_';

/**
 * Statements that return the rows of a query, in the last one. Planning the query over the catalog takes longer than
 * running it, so the session keeps the plan; of several queries, that of the last one. Behind a pooler the next
 * transaction may have another session: there it is the query itself. A DISCARD ALL of a migration only costs time.
 */
export async function preparedQuery(database: Database, query: Sql): Promise<readonly Sql[]> {
  if (database.pooled) return [query];
  const name = prefix + createHash('sha256').update(query.text()).digest('hex').slice(0, 16);
  const kept = await database.query<{ name: string }>(
    `SELECT name FROM pg_catalog.pg_prepared_statements WHERE pg_catalog.starts_with(name, ${literal(prefix).text()})`,
  );
  const execute = sql`EXECUTE ${ident(name)}`;
  if (kept.some((one) => one.name === name)) return [execute];
  return [
    ...kept.map((one) => sql`DEALLOCATE ${ident(one.name)}`),
    sql`PREPARE ${ident(name)} AS ${query}`,
    execute,
  ];
}
