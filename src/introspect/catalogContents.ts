import { type Sql, sql } from '../sql/sql.ts';
import type { CatalogReach } from './catalogReach.ts';

/**
 * Common table expressions over `namespaces`: `own_relations(oid, schema, name, kind, partition)`, `own_types(oid, schema, name,
 * kind)` and `own_routines(oid)`, what is in these schemas; `edges`, the rows of pg_depend that begin at what is in them,
 * at part of it or at an extension; `descriptions`, the rows of pg_description on all that; and `used_types(oid)`, the
 * types that it can have. With the reach `all` the last three may hold those of other schemas too.
 */
export const catalogContents: Readonly<Record<CatalogReach, Sql>> = {
  all: sql`own_relations AS MATERIALIZED (
  SELECT c.oid, n.name AS schema, c.relname AS name, c.relkind AS kind, c.relispartition AS partition FROM pg_class c
  JOIN namespaces n ON n.oid = c.relnamespace
), own_types AS MATERIALIZED (
  SELECT t.oid, n.name AS schema, t.typname AS name, t.typtype AS kind FROM pg_type t
  JOIN namespaces n ON n.oid = t.typnamespace
), own_routines AS MATERIALIZED (
  SELECT p.oid FROM pg_proc p JOIN namespaces n ON n.oid = p.pronamespace
), edges AS NOT MATERIALIZED (
  SELECT * FROM pg_depend
), descriptions AS NOT MATERIALIZED (
  SELECT * FROM pg_description
), used_types AS NOT MATERIALIZED (
  SELECT oid FROM pg_type
)`,
  // Only the index of pg_depend leads from a schema to what is in it; whatever else is asked then has an oid.
  part: sql`contents (classid, objid) AS (
  (SELECT 'pg_namespace'::regclass::oid, n.oid FROM namespaces n
  UNION ALL SELECT 'pg_extension'::regclass, e.oid FROM pg_extension e)
  UNION
  SELECT d.classid, d.objid FROM contents x
  JOIN pg_depend d ON d.refclassid = x.classid AND d.refobjid = x.objid
    AND (d.deptype IN ('a', 'i', 'P', 'S') OR d.deptype = 'n' AND x.classid = 'pg_namespace'::regclass)
), own_relations AS MATERIALIZED (
  SELECT c.oid, n.name AS schema, c.relname AS name, c.relkind AS kind, c.relispartition AS partition FROM contents x
  JOIN pg_class c ON c.oid = x.objid
  JOIN namespaces n ON n.oid = c.relnamespace
  WHERE x.classid = 'pg_class'::regclass
), own_types AS MATERIALIZED (
  SELECT t.oid, n.name AS schema, t.typname AS name, t.typtype AS kind FROM contents x
  JOIN pg_type t ON t.oid = x.objid
  JOIN namespaces n ON n.oid = t.typnamespace
  WHERE x.classid = 'pg_type'::regclass
), own_routines AS MATERIALIZED (
  SELECT p.oid FROM contents x
  JOIN pg_proc p ON p.oid = x.objid
  JOIN namespaces n ON n.oid = p.pronamespace
  WHERE x.classid = 'pg_proc'::regclass
), edges AS MATERIALIZED (
  SELECT d.* FROM contents x JOIN pg_depend d ON d.classid = x.classid AND d.objid = x.objid
), descriptions AS MATERIALIZED (
  SELECT d.* FROM contents x JOIN pg_description d ON d.classoid = x.classid AND d.objoid = x.objid
), used_types AS MATERIALIZED (
  SELECT oid FROM pg_type WHERE oid < 16384
  UNION SELECT oid FROM own_types
  UNION SELECT refobjid FROM edges WHERE refclassid = 'pg_type'::regclass
)`,
};
