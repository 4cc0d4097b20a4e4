import type { ObjectKind } from '../kinds/kind.ts';
import { columnSequences } from '../kinds/shared/columnSequences.ts';
import { join, literal, type Sql, sql } from '../sql/sql.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * One SELECT that returns one row with one json array: the rows of each kind, in their order, and last the edges of
 * pg_depend. Partitions and foreign tables are not among the tables.
 */
export function introspectionQuery(
  kinds: readonly ObjectKind[],
  version: number,
  options: IntrospectionOptions,
): Sql {
  const parts = kinds.map(
    (kind) => sql`(SELECT coalesce(json_agg(r), '[]') FROM (${kind.catalog.query(version)}) r)`,
  );
  return sql`
WITH namespaces AS MATERIALIZED (
  SELECT n.oid, n.nspname AS name FROM pg_namespace n
  WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'${onlyIn(options.schemas)}
), members AS MATERIALIZED (
  SELECT d.classid, d.objid FROM pg_depend d WHERE ${options.extensionMembers ? sql`false` : sql`d.deptype = 'e'`}
), tables AS MATERIALIZED (
  SELECT c.oid, n.name AS schema, c.relname AS name FROM pg_class c
  JOIN namespaces n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition${except(options.ignore ?? [])}
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = c.tableoid AND m.objid = c.oid)
), column_sequences AS MATERIALIZED ${columnSequences}
SELECT json_build_array(${join(
    [...parts, dependencyEdges],
    sql`,
`,
  )}) AS rows`;
}

function onlyIn(schemas: readonly string[] | undefined): Sql {
  return schemas === undefined
    ? sql``
    : sql` AND n.nspname = ANY (ARRAY[${join(schemas.map(literal))}]::text[])`;
}

function except(tables: readonly string[]): Sql {
  return tables.length === 0 ? sql`` : sql` AND c.relname NOT IN (${join(tables.map(literal))})`;
}

/**
 * From what can be an object of some kind, or part of one, to what is no part of PostgreSQL itself. A sequence does
 * not depend on the column that owns it: the column may well depend on the sequence.
 */
const dependencyEdges: Sql = sql`(SELECT coalesce(json_agg(concat_ws(' ', d.classid, d.objid, d.objsubid)
    || '>' || concat_ws(' ', d.refclassid, d.refobjid, d.refobjsubid)), '[]')
  FROM pg_depend d
  LEFT JOIN pg_sequence s ON d.classid = 'pg_class'::regclass AND s.seqrelid = d.objid AND d.refobjsubid > 0
  WHERE d.classid IN ('pg_class'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass,
      'pg_extension'::regclass)
    AND d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a') AND s.seqrelid IS NULL)`;
