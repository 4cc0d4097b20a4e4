import type { Database } from '../database/database.ts';
import { join, literal, type Sql, sql } from '../sql/sql.ts';

/** Those whose question the database answers with yes; all are asked in one query. */
export async function holding<T extends { readonly when: Sql }>(
  asked: readonly T[],
  database: Database,
): Promise<T[]> {
  if (asked.length === 0) return [];
  const selects = asked.map(
    ({ when }, index) => sql`SELECT ${literal(index)}::int AS index, (${when}) AS holds`,
  );
  const query = join(selects, sql` UNION ALL `).text({ defaultSchema: database.defaultSchema });
  const rows = await database.query<{ index: number; holds: boolean | null }>(query);
  return rows
    .filter(({ holds }) => holds === true)
    .sort((left, right) => left.index - right.index)
    .map(({ index }) => asked[index]!);
}
