import { join, literal, type Sql, sql } from '../sql/sql.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * The common table expressions that say what of a catalog is looked at, for WITH RECURSIVE: `namespaces`, `members` of
 * extensions, which are left out, `tables`, `views` of both sorts, and both together as `relations`. Foreign tables are
 * not among the tables, nor are partitions of a table that is not. `level` is how many generations of parents are above
 * a table.
 */
export function catalogScope(options: IntrospectionOptions): Sql {
  return sql`namespaces AS MATERIALIZED (
  SELECT n.oid, n.nspname AS name FROM pg_namespace n
  WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'${onlyIn(options.schemas)}
), members AS MATERIALIZED (
  SELECT d.classid, d.objid FROM pg_depend d WHERE ${options.extensionMembers ? sql`false` : sql`d.deptype = 'e'`}
), candidates AS MATERIALIZED (
  SELECT c.oid, n.name AS schema, c.relname AS name, c.relispartition FROM pg_class c
  JOIN namespaces n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p')${except(options)}
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = c.tableoid AND m.objid = c.oid)
), lineage AS (
  SELECT c.oid, 0 AS level FROM candidates c WHERE NOT c.relispartition
  UNION ALL
  SELECT c.oid, l.level + 1 FROM lineage l
  JOIN pg_inherits i ON i.inhparent = l.oid
  JOIN candidates c ON c.oid = i.inhrelid
), tables AS MATERIALIZED (
  SELECT c.oid, c.schema, c.name, max(l.level) AS level FROM candidates c
  JOIN lineage l ON l.oid = c.oid GROUP BY c.oid, c.schema, c.name
), views AS MATERIALIZED (
  SELECT c.oid, n.name AS schema, c.relname AS name, c.relkind AS kind FROM pg_class c
  JOIN namespaces n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('v', 'm')
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = c.tableoid AND m.objid = c.oid)
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
  const names = ignore.length === 0 ? sql`` : sql` AND c.relname NOT IN (${join(ignore.map(literal))})`;
  const single = ignoredTables.map(({ schema, name }) => sql`(${literal(schema)}, ${literal(name)})`);
  return single.length === 0 ? names : sql`${names} AND (n.name, c.relname) NOT IN (${join(single)})`;
}
