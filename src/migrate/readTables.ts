import type { Database } from '../database/database.ts';

/** The names of a table's columns; none where there is no such table. */
export type TableColumns = ReadonlySet<string>;

/** The columns of each of these tables. Needs no right on them. */
export async function readTables(
  database: Database,
  tables: readonly { readonly schema: string; readonly name: string }[],
): Promise<readonly TableColumns[]> {
  const found = await database.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, array_agg(a.attname::text) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname = ANY ($1) AND c.relname = ANY ($2) AND c.relkind IN ('r', 'p')
     GROUP BY 1, 2`,
    [tables.map(({ schema }) => schema), tables.map(({ name }) => name)],
  );
  return tables.map((table) => {
    const match = found.find(({ schema, name }) => schema === table.schema && name === table.name);
    return new Set(match?.columns);
  });
}
