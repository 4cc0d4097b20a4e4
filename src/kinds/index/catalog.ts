import { sql } from '../../sql/sql.ts';
import type { Catalog } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type IndexRow, indexAttributes, indexName, indexQuery } from '../shared/indexCatalog.ts';
import { type Index, indexId } from './object.ts';

export const indexCatalog: Catalog<IndexRow, Index> = {
  query: () => indexQuery({ condition: sql`NOT x.indisunique` }),
  toObject: (row, names) => ({
    kind: 'index',
    ...indexName(row, names, indexId),
    attributes: indexAttributes(row, names),
    dependsOn: [],
    ...(row.valid ? {} : { details: { valid: false } }),
  }),
  addresses: ({ oid }) => [[catalogClass.relation, oid]],
};
