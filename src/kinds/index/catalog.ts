import { sql } from '../../sql/sql.ts';
import type { Catalog } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type IndexRow, indexAttributes, indexColumns, indexName } from '../shared/indexCatalog.ts';
import { type Index, indexId } from './object.ts';

/** The indexes behind exclusion constraints are left out. */
export const indexCatalog: Catalog<IndexRow, Index> = {
  query: () => sql`
    SELECT ${indexColumns}
    FROM tables t
    JOIN pg_index x ON x.indrelid = t.oid AND NOT x.indisunique AND NOT x.indisexclusion
    JOIN pg_class c ON c.oid = x.indexrelid`,
  toObject: (row, names) => ({
    kind: 'index',
    ...indexName(row, names, indexId),
    attributes: indexAttributes(row, names),
    dependsOn: [],
    ...(row.valid ? {} : { details: { valid: false } }),
  }),
  addresses: ({ oid }) => [[catalogClass.relation, oid]],
};
