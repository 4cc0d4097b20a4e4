import type { Database } from '../../database/database.ts';

/** Does the work in a transaction that is rolled back; sequences too are then as they were, which no ROLLBACK does. */
export async function rolledBack<T>(
  database: Database,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const sequences = await database.query<object>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, coalesce(last_value, start_value)::text AS value,
            last_value IS NOT NULL AS called
     FROM pg_sequences`,
  );
  const result = await database.transaction(work, { rollback: true });
  await database.query(
    `SELECT setval(name::regclass, value::bigint, called)
     FROM json_to_recordset($1) AS s (name text, value text, called boolean)`,
    [JSON.stringify(sequences)],
  );
  return result;
}
