import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { compressionLetters, storageLetters } from '../shared/physicalLetters.ts';
import { type ColumnSetting, columnSettingId } from './object.ts';

interface ColumnSettingRow {
  readonly relation: Oid;
  /** Of the column of the topmost table. */
  readonly origin: Oid;
  readonly number: number;
  readonly typeStorage: string;
  /** Letters of pg_attribute. */
  readonly storage: string | null;
  readonly compression: string | null;
  readonly statistics: number | null;
  readonly parameters: readonly string[] | null;
}

const isSet = (column: 'a' | 'b') => {
  const of = column === 'a' ? sql`a` : sql`b`;
  return sql`(${of}.attstorage <> y.typstorage OR ${of}.attcompression <> '' OR coalesce(${of}.attstattarget, -1) <> -1 OR ${of}.attoptions IS NOT NULL)`;
};

/** Asked of the columns that somebody has set something of, here or in the table above: there are few. */
export const columnSettingCatalog: Catalog<ColumnSettingRow, ColumnSetting> = {
  query: () => sql`
    WITH RECURSIVE up(heir, name, relation) AS (
      SELECT a.attrelid, a.attname, i.inhparent
      FROM tables t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND a.attinhcount > 0 AND NOT a.attisdropped
      JOIN pg_type y ON y.oid = a.atttypid
      JOIN LATERAL (SELECT i.inhparent, ${isSet('b')} AS above FROM pg_inherits i
        JOIN pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname
        WHERE i.inhrelid = t.oid ORDER BY i.inhseqno LIMIT 1) i ON ${isSet('a')} OR i.above
      UNION ALL
      SELECT up.heir, up.name, (SELECT i.inhparent FROM pg_inherits i
        JOIN pg_attribute b ON b.attrelid = i.inhparent AND b.attname = up.name
        WHERE i.inhrelid = up.relation ORDER BY i.inhseqno LIMIT 1)
      FROM up WHERE up.relation IS NOT NULL)
    SELECT up.heir AS relation, o.attrelid AS origin, o.attnum AS number, y.typstorage AS "typeStorage",
      CASE WHEN a.attstorage <> o.attstorage THEN a.attstorage END AS storage,
      CASE WHEN a.attcompression <> o.attcompression THEN a.attcompression END AS compression,
      CASE WHEN coalesce(a.attstattarget, -1) <> coalesce(o.attstattarget, -1) THEN coalesce(a.attstattarget, -1) END AS statistics,
      CASE WHEN a.attoptions IS DISTINCT FROM o.attoptions THEN coalesce(a.attoptions, '{}') END AS parameters
    FROM up
    JOIN pg_attribute o ON o.attrelid = up.relation AND o.attname = up.name AND o.attinhcount = 0
    JOIN pg_attribute a ON a.attrelid = up.heir AND a.attname = up.name
    JOIN pg_type y ON y.oid = a.atttypid`,
  toObject: (row, names) => {
    const attributes = attributesOf(row);
    if (Object.keys(attributes).length === 0) return undefined;
    const table = names.own(catalogClass.relation, row.relation)!;
    const column = names.own(catalogClass.relation, row.origin, row.number);
    if (!column) return undefined;
    return {
      kind: 'column-setting',
      id: columnSettingId(table, column),
      parent: table,
      name: [table, column],
      attributes,
      dependsOn: [column],
      details: { typeStorage: storageLetters[row.typeStorage]! },
    };
  },
  addresses: () => [],
};

const compressions: Readonly<Record<string, 'pglz' | 'lz4' | 'default'>> = {
  ...compressionLetters,
  '': 'default',
};

function attributesOf({ storage, compression, statistics, parameters }: ColumnSettingRow) {
  return {
    ...(storage !== null && { storage: storageLetters[storage]! }),
    ...(compression !== null && { compression: compressions[compression]! }),
    ...(statistics !== null && { statistics }),
    ...(parameters !== null && { parameters: [...parameters].sort() }),
  };
}
