import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Cluster, clusterOf } from './object.ts';

interface ClusterRow {
  readonly relation: Oid;
  readonly index: Oid;
}

export const clusterCatalog: Catalog<ClusterRow, Cluster> = {
  query: () => sql`
    SELECT t.oid AS relation, x.indexrelid AS index
    FROM tables t JOIN pg_index x ON x.indrelid = t.oid AND x.indisclustered`,
  toObject: (row, names) => {
    const index = names.at(catalogClass.relation, row.index);
    return index && clusterOf(names.own(catalogClass.relation, row.relation)!, index);
  },
  addresses: () => [],
};
