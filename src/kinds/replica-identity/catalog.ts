import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type ReplicaIdentity, replicaIdentityOf } from './object.ts';

interface ReplicaIdentityRow {
  readonly relation: Oid;
  readonly mode: 'full' | 'nothing' | 'index';
  readonly index: Oid | null;
}

/** Once its index is dropped, PostgreSQL takes an identity for none. */
export const replicaIdentityCatalog: Catalog<ReplicaIdentityRow, ReplicaIdentity> = {
  query: () => sql`
    SELECT t.oid AS relation, x.indexrelid AS index,
      CASE WHEN x.indexrelid IS NOT NULL THEN 'index' WHEN c.relreplident = 'f' THEN 'full' ELSE 'nothing' END AS mode
    FROM tables t
    JOIN pg_class c ON c.oid = t.oid AND c.relreplident <> 'd'
    LEFT JOIN pg_index x ON x.indrelid = t.oid AND x.indisreplident`,
  toObject: (row, names) => {
    const table = names.own(catalogClass.relation, row.relation)!;
    if (row.index === null) return replicaIdentityOf(table, { mode: row.mode, index: null });
    const index = names.at(catalogClass.relation, row.index);
    return index && replicaIdentityOf(table, { mode: 'index', index });
  },
  addresses: () => [],
};
