import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { isNotAttached } from '../shared/indexCatalog.ts';
import { type PrimaryKey, primaryKeyId } from './object.ts';

interface PrimaryKeyRow {
  readonly relation: Oid;
  readonly name: string;
  /** Numbers of the columns. */
  readonly columns: readonly number[];
  readonly oid: Oid;
  readonly index: Oid;
}

/** The index behind a primary key means the key. Those WITHOUT OVERLAPS are left out. */
export const primaryKeyCatalog: Catalog<PrimaryKeyRow, PrimaryKey> = {
  query: () => sql`
    SELECT t.oid AS relation, c.conname AS name, c.conkey AS columns,
      c.oid, c.conindid AS index
    FROM tables t
    JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'p'
    JOIN pg_index x ON x.indexrelid = c.conindid AND NOT x.indisexclusion
    WHERE ${isNotAttached(sql`c.conindid`)}`,
  toObject: ({ relation, name, columns }, names) => {
    const table = names.own(catalogClass.relation, relation)!;
    return {
      kind: 'primary-key',
      id: primaryKeyId(objectName(table), name),
      parent: table,
      name: [...objectName(table), name],
      attributes: { columns: columns.map((number) => names.own(catalogClass.relation, relation, number)!) },
      dependsOn: [],
    };
  },
  addresses: ({ oid, index }) => [
    [catalogClass.constraint, oid],
    [catalogClass.relation, index],
  ],
};
