import { sql } from '../../sql/sql.ts';
import type { Address, Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import {
  type IndexRow,
  indexAttributes,
  indexDetails,
  indexName,
  indexQuery,
} from '../shared/indexCatalog.ts';
import { periodColumn } from '../shared/withoutOverlaps.ts';
import { type Unique, type UniqueAttributes, uniqueId } from './object.ts';

interface UniqueRow extends IndexRow {
  readonly nullsNotDistinct: boolean;
  readonly constraint: NonNullable<UniqueAttributes['constraint']>;
  readonly withoutOverlaps: boolean;
  readonly constraintOid: Oid | null;
}

/** The index behind a constraint means the constraint. */
export const uniqueCatalog: Catalog<UniqueRow, Unique> = {
  query: (version) =>
    indexQuery({
      condition: sql`x.indisunique AND NOT x.indisprimary`,
      columns: sql`, x.indnullsnotdistinct AS "nullsNotDistinct", u.oid AS "constraintOid",
      ${periodColumn(sql`u`, 'withoutOverlaps', version)},
      CASE WHEN u.oid IS NULL THEN 'none' WHEN u.condeferred THEN 'initially deferred'
        WHEN u.condeferrable THEN 'deferrable' ELSE 'immediate' END AS constraint`,
      joins: sql`
    LEFT JOIN pg_constraint u ON u.conindid = x.indexrelid AND u.contype = 'u'`,
    }),
  toObject: (row, names) => ({
    kind: 'unique',
    ...indexName(row, names, uniqueId),
    attributes: {
      ...indexAttributes(row, names),
      nullsNotDistinct: row.nullsNotDistinct,
      constraint: row.constraint,
      ...(row.withoutOverlaps && { withoutOverlaps: true }),
    },
    dependsOn: [],
    ...indexDetails(row),
  }),
  addresses: ({ oid, constraintOid }) => {
    const index: Address = [catalogClass.relation, oid];
    return constraintOid === null ? [index] : [[catalogClass.constraint, constraintOid], index];
  },
};
