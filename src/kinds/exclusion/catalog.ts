import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { deferrableColumn } from '../shared/deferrable.ts';
import {
  type IndexRow,
  indexAttributes,
  indexDetails,
  indexName,
  indexQuery,
} from '../shared/indexCatalog.ts';
import { type Exclusion, type ExclusionAttributes, exclusionId } from './object.ts';

interface ExclusionRow extends IndexRow {
  readonly constraint: Oid;
  readonly operators: readonly string[];
  readonly deferrable: ExclusionAttributes['deferrable'];
}

/** Those of pg_catalog and of extensions are found by their name alone. */
const operators: Sql = sql`(
      SELECT json_agg(CASE WHEN n.nspname = 'pg_catalog' OR m.objid IS NOT NULL THEN o.oprname
        ELSE 'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')' END ORDER BY e.place)
      FROM unnest(u.conexclop) WITH ORDINALITY AS e(operator, place)
      JOIN pg_operator o ON o.oid = e.operator
      JOIN pg_namespace n ON n.oid = o.oprnamespace
      LEFT JOIN members m ON m.classid = o.tableoid AND m.objid = o.oid)`;

/** The index behind a constraint means the constraint. */
export const exclusionCatalog: Catalog<ExclusionRow, Exclusion> = {
  query: () =>
    indexQuery({
      condition: sql`x.indisexclusion AND NOT x.indisunique`,
      columns: sql`, u.oid AS constraint, ${deferrableColumn(sql`u`)}, ${operators} AS operators`,
      joins: sql`
    JOIN pg_constraint u ON u.conindid = x.indexrelid AND u.contype = 'x'`,
    }),
  toObject: (row, names) => ({
    kind: 'exclusion',
    ...indexName(row, names, exclusionId),
    attributes: {
      ...indexAttributes(row, names),
      operators: row.operators,
      deferrable: row.deferrable,
    },
    dependsOn: [],
    ...indexDetails(row),
  }),
  addresses: ({ oid, constraint }) => [
    [catalogClass.constraint, constraint],
    [catalogClass.relation, oid],
  ],
};
