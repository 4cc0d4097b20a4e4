import type { Database } from '../database/database.ts';
import { type ObjectId, objectName } from '../model/object.ts';
import { qualified } from '../sql/sql.ts';

/**
 * The columns of the key that pages of a table's rows can go by: its primary key, else a unique index without NULL;
 * undefined where it has none. Throws a DatabaseError.
 */
export async function pagingKey(database: Database, table: ObjectId): Promise<readonly string[] | undefined> {
  const [found] = await database.query<{ columns: readonly string[] }>(
    `SELECT array_agg(a.attname::text ORDER BY k.position) AS columns
     FROM pg_index i
     CROSS JOIN unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) WITH ORDINALITY AS k (attnum, position)
     LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND a.attnotnull
     WHERE i.indrelid = to_regclass($1) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
     GROUP BY i.indexrelid, i.indisprimary HAVING bool_and(a.attnum IS NOT NULL)
     ORDER BY i.indisprimary DESC, count(*), i.indexrelid LIMIT 1`,
    [qualified(objectName(table)).text()],
  );
  return found?.columns;
}
