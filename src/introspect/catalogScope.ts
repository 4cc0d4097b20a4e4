import { join, literal, type Sql, sql } from '../sql/sql.ts';
import { catalogContents } from './catalogContents.ts';
import type { CatalogReach } from './catalogReach.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * The common table expressions that say what of a catalog is looked at, for WITH RECURSIVE: `namespaces`, what is in
 * these (`catalogContents`), `members` of extensions, which are left out, `tables`, `views` of both sorts, and both
 * together as `relations`. Foreign tables are not among the tables, nor are partitions of a table that is not. `level`
 * is how many generations of parents are above a table.
 */
export function catalogScope(options: IntrospectionOptions, reach: CatalogReach): Sql {
  return sql`namespaces AS MATERIALIZED (
  SELECT n.oid, n.nspname AS name FROM pg_namespace n
  WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'${onlyIn(options.schemas)}
), ${catalogContents[reach]}, members AS MATERIALIZED (
  SELECT d.classid, d.objid FROM pg_depend d
  WHERE d.refclassid = 'pg_extension'::regclass AND ${options.extensionMembers ? sql`false` : sql`d.deptype = 'e'`}
), candidates AS MATERIALIZED (
  SELECT c.oid, c.schema, c.name, c.partition FROM own_relations c
  WHERE c.kind IN ('r', 'p')${except(options)}
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
), lineage AS (
  SELECT c.oid, 0 AS level FROM candidates c WHERE NOT c.partition
  UNION ALL
  SELECT c.oid, l.level + 1 FROM lineage l
  JOIN pg_inherits i ON i.inhparent = l.oid
  JOIN candidates c ON c.oid = i.inhrelid
), tables AS MATERIALIZED (
  SELECT c.oid, c.schema, c.name, max(l.level) AS level FROM candidates c
  JOIN lineage l ON l.oid = c.oid GROUP BY c.oid, c.schema, c.name
), views AS MATERIALIZED (
  SELECT c.oid, c.schema, c.name, c.kind FROM own_relations c
  WHERE c.kind IN ('v', 'm')
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
), relations AS MATERIALIZED (
  SELECT oid, schema, name FROM tables UNION ALL SELECT oid, schema, name FROM views
)`;
}

function onlyIn(schemas: readonly string[] | undefined): Sql {
  return schemas === undefined
    ? sql``
    : sql` AND n.nspname = ANY (ARRAY[${join(schemas.map(literal))}]::text[])`;
}

function except({ ignore = [], ignoredTables = [] }: IntrospectionOptions): Sql {
  const names = ignore.length === 0 ? sql`` : sql` AND c.name NOT IN (${join(ignore.map(literal))})`;
  const single = ignoredTables.map(({ schema, name }) => sql`(${literal(schema)}, ${literal(name)})`);
  return single.length === 0 ? names : sql`${names} AND (c.schema, c.name) NOT IN (${join(single)})`;
}
