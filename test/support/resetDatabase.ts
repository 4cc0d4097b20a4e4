import type { Database } from '../../src/database/database.ts';

/** Empties a database of everything that tests put into it. */
export async function resetDatabase(database: Database): Promise<void> {
  const extensions = await database.query<{ name: string }>(
    `SELECT quote_ident(extname) AS name FROM pg_extension WHERE extname <> 'plpgsql'`,
  );
  const schemas = await database.query<{ name: string }>(
    `SELECT quote_ident(nspname) AS name FROM pg_namespace
     WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'`,
  );
  const drops = [
    ...extensions.map(({ name }) => `DROP EXTENSION IF EXISTS ${name} CASCADE;`),
    ...schemas.map(({ name }) => `DROP SCHEMA ${name} CASCADE;`),
  ];
  await database.execute([...drops, 'CREATE SCHEMA public;'].join('\n'));
}
