import type { Database } from '../../database/database.ts';
import { ident, sql } from '../../sql/sql.ts';

/** How many rows each table holds, by its name as it is written in SQL. */
export type RowCounts = ReadonlyMap<string, number>;

/** Counts the rows of all tables that hold some themselves, in the order of their names. */
export async function countRows(database: Database): Promise<RowCounts> {
  const tables = await database.query<{ schema: string; name: string; label: string }>(
    sql`SELECT n.nspname AS schema, c.relname AS name, c.oid::regclass::text AS label
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
        AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`.text(),
  );
  const counts = new Map<string, number>();
  for (const { schema, name, label } of tables) {
    const count = sql`SELECT count(*)::int AS count FROM ONLY ${ident(schema)}.${ident(name)}`;
    const [row] = await database.query<{ count: number }>(count.text());
    counts.set(label, row!.count);
  }
  return counts;
}
