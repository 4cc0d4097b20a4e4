import { join, literal, type Sql, sql } from '../sql/sql.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * The common table expressions that say what of a catalog is looked at: `namespaces`, `members` of extensions, which
 * are left out, `tables`, `views` of both sorts, and both together as `relations`. Partitions and foreign tables are not
 * among the tables.
 */
export function catalogScope(options: IntrospectionOptions): Sql {
  return sql`namespaces AS MATERIALIZED (
  SELECT n.oid, n.nspname AS name FROM pg_namespace n
  WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'${onlyIn(options.schemas)}
), members AS MATERIALIZED (
  SELECT d.classid, d.objid FROM pg_depend d WHERE ${options.extensionMembers ? sql`false` : sql`d.deptype = 'e'`}
), tables AS MATERIALIZED (
  SELECT c.oid, n.name AS schema, c.relname AS name FROM pg_class c
  JOIN namespaces n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition${except(options.ignore ?? [])}
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = c.tableoid AND m.objid = c.oid)
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

function except(tables: readonly string[]): Sql {
  return tables.length === 0 ? sql`` : sql` AND c.relname NOT IN (${join(tables.map(literal))})`;
}
