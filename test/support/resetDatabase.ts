import type { Database } from '../../src/database/database.ts';

/**
 * Empties a database of everything that tests put into it. The schema `public` stays where it is as PostgreSQL would
 * make it anew: a change of any schema has the server plan the long queries over its catalog again.
 */
export async function resetDatabase(database: Database): Promise<void> {
  const drops = await database.query<{ drop: string }>(`${own} ${dropExtensions} UNION ALL ${dropSchemas}`);
  if (drops.length > 0) await database.execute(drops.map(({ drop }) => drop).join('\n'));
  const inPublic = await database.query<{ drop: string }>(`${own} ${emptyPublic}`);
  await database.execute(inPublic.map(({ drop }) => drop).join('\n'));
}

const own = `
WITH plain AS (
  SELECT n.oid FROM pg_namespace n
  WHERE nspname = 'public' AND nspacl IS NULL AND nspowner = current_user::regrole
    AND NOT EXISTS (SELECT FROM pg_description d WHERE d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid)
    AND NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclnamespace = n.oid)
)`;

const dropExtensions = `
SELECT format('DROP EXTENSION IF EXISTS %I CASCADE;', extname) AS drop
FROM pg_extension WHERE extname <> 'plpgsql'`;

const dropSchemas = `
SELECT format('DROP SCHEMA IF EXISTS %I CASCADE;', nspname) FROM pg_namespace
WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%' AND oid NOT IN (SELECT oid FROM plain)`;

/** What goes with another object is left to it; and what an earlier drop took along, IF EXISTS passes over. */
const emptyPublic = `
SELECT format('DROP %s IF EXISTS %s CASCADE;',
  CASE type WHEN 'statistics object' THEN 'statistics' WHEN 'composite type' THEN 'type'
    WHEN 'aggregate' THEN 'routine' ELSE type END, identity) AS drop
FROM plain, pg_depend d, pg_identify_object(d.classid, d.objid, 0)
WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = plain.oid
  AND NOT EXISTS (SELECT FROM pg_depend i WHERE (i.classid, i.objid, i.objsubid) = (d.classid, d.objid, 0) AND i.deptype = 'i')
UNION ALL
SELECT 'CREATE SCHEMA public;' WHERE NOT EXISTS (SELECT FROM plain)
UNION ALL
-- A temporary schema that is made in what is rolled back would be made again and again.
SELECT 'CREATE TEMPORARY TABLE first_of_its_schema (); DROP TABLE first_of_its_schema;' WHERE pg_my_temp_schema() = 0`;
