import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, CatalogNames, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Deferrability, deferrableColumn } from '../shared/deferrable.ts';
import { isNotAttached } from '../shared/indexCatalog.ts';
import { periodColumn } from '../shared/withoutOverlaps.ts';
import { parameterDetails } from '../shared/writtenParameters.ts';
import { type PrimaryKey, type PrimaryKeyAttributes, primaryKeyId } from './object.ts';

interface PrimaryKeyRow {
  readonly relation: Oid;
  readonly name: string;
  /** Numbers of the columns. */
  readonly columns: readonly number[];
  readonly included: readonly number[];
  readonly deferrable: Deferrability;
  readonly withoutOverlaps: boolean;
  readonly parameters: readonly string[] | null;
  readonly tablespace: string | null;
  readonly oid: Oid;
  readonly index: Oid;
}

/** The index behind a primary key means the key. */
export const primaryKeyCatalog: Catalog<PrimaryKeyRow, PrimaryKey> = {
  query: (version) => sql`
    SELECT t.oid AS relation, c.conname AS name, c.conkey AS columns,
      c.oid, c.conindid AS index, (x.indkey::int2[])[x.indnkeyatts:] AS included,
      ${deferrableColumn(sql`c`)}, ${periodColumn(sql`c`, 'withoutOverlaps', version)},
      i.reloptions AS parameters, s.spcname AS tablespace
    FROM tables t
    JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'p'
    JOIN pg_index x ON x.indexrelid = c.conindid
    JOIN pg_class i ON i.oid = c.conindid
    LEFT JOIN pg_tablespace s ON s.oid = i.reltablespace
    WHERE ${isNotAttached(sql`c.conindid`)}`,
  toObject: (row, names) => {
    const { name } = row;
    const table = names.own(catalogClass.relation, row.relation)!;
    return {
      kind: 'primary-key',
      id: primaryKeyId(objectName(table), name),
      parent: table,
      name: [...objectName(table), name],
      attributes: attributesOf(row, names),
      dependsOn: [],
      details: { ...parameterDetails(row.parameters) },
    };
  },
  addresses: ({ oid, index }) => [
    [catalogClass.constraint, oid],
    [catalogClass.relation, index],
  ],
};

function attributesOf(row: PrimaryKeyRow, names: CatalogNames): PrimaryKeyAttributes {
  const { columns, included, deferrable, withoutOverlaps, parameters, tablespace } = row;
  const columnAt = (number: number) => names.own(catalogClass.relation, row.relation, number)!;
  return {
    columns: columns.map(columnAt),
    ...(included.length > 0 && { include: included.map(columnAt) }),
    ...(deferrable !== 'no' && { deferrable }),
    ...(withoutOverlaps && { withoutOverlaps }),
    ...(parameters !== null && { parameters: [...parameters].sort() }),
    ...(tablespace !== null && { tablespace }),
  };
}
