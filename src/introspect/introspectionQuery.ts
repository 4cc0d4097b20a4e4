import type { ObjectKind } from '../kinds/kind.ts';
import { catalogClass } from '../kinds/shared/catalogClass.ts';
import { catalogTypes } from '../kinds/shared/catalogTypes.ts';
import { columnSequences } from '../kinds/shared/columnSequences.ts';
import { noReadings, type Reading, type Readings } from '../model/reading.ts';
import { join, type Sql, sql, verbatim } from '../sql/sql.ts';
import type { CatalogReach } from './catalogReach.ts';
import { catalogScope } from './catalogScope.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * One SELECT that returns one row with one json array: the rows of each kind, in their order, and last the edges of
 * pg_depend.
 */
export function introspectionQuery(
  kinds: readonly ObjectKind[],
  version: number,
  options: IntrospectionOptions,
  reach: CatalogReach,
): Sql {
  const parts = kinds.map(
    (kind) =>
      sql`(SELECT coalesce(json_agg(r), '[]') FROM (${kind.catalog.query(version, readingsOf(kind.kind, options))}) r)`,
  );
  return sql`
WITH RECURSIVE ${catalogScope(options, reach)}, ${catalogTypes}, column_sequences AS MATERIALIZED ${columnSequences}
SELECT json_build_array(${join(
    [...parts, dependencyEdges],
    sql`,
`,
  )}) AS rows`;
}

function readingsOf(kind: string, { readings = noReadings }: IntrospectionOptions): Readings {
  const own = (all: readonly Reading[]) => all.filter(({ object }) => object.startsWith(`${kind}:`));
  return { kept: own(readings.kept), wished: own(readings.wished) };
}

/**
 * From what can be an object of some kind, or part of one, to what is no part of PostgreSQL itself. A sequence does
 * not depend on the column that owns it: the column may well depend on the sequence.
 */
const dependencyEdges: Sql = sql`(SELECT coalesce(json_agg(concat_ws(' ', d.classid, d.objid, d.objsubid)
    || '>' || concat_ws(' ', d.refclassid, d.refobjid, d.refobjsubid)), '[]')
  FROM edges d
  LEFT JOIN pg_sequence s ON d.classid = 'pg_class'::regclass AND s.seqrelid = d.objid AND d.refobjsubid > 0
  WHERE d.classid IN (${join(Object.values(catalogClass).map(verbatim))})
    AND d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a') AND s.seqrelid IS NULL)`;
