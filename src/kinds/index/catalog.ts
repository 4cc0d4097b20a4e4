import { sql } from '../../sql/sql.ts';
import type { Catalog } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import {
  type IndexRow,
  indexAttributes,
  indexDetails,
  indexName,
  indexQuery,
} from '../shared/indexCatalog.ts';
import { type Index, indexId } from './object.ts';

export const indexCatalog: Catalog<IndexRow, Index> = {
  query: () => indexQuery({ condition: sql`NOT x.indisunique AND NOT x.indisexclusion` }),
  toObject: (row, names) => ({
    kind: 'index',
    ...indexName(row, names, indexId),
    attributes: indexAttributes(row, names),
    dependsOn: [],
    ...indexDetails(row),
  }),
  addresses: ({ oid }) => [[catalogClass.relation, oid]],
};
