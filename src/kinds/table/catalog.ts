import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Table, type TableAttributes, tableId } from './object.ts';

interface TableRow {
  readonly oid: Oid;
  /** The types of its rows, and of arrays of them. */
  readonly type: Oid;
  readonly array: Oid;
  readonly schema: string;
  readonly name: string;
  readonly accessMethod: string | null;
  readonly unlogged: boolean;
  readonly tablespace: string | null;
  readonly parameters: readonly string[];
  readonly hasToast: boolean;
  readonly rowSecurity: boolean;
  readonly forceRowSecurity: boolean;
}

/** The row type of a table, and that of arrays of it, means the table. */
export const tableCatalog: Catalog<TableRow, Table> = {
  query: () => sql`
    SELECT t.oid, t.schema, t.name, c.reltype AS type, y.typarray AS array,
      nullif(am.amname, 'heap') AS "accessMethod", c.relpersistence = 'u' AS unlogged, s.spcname AS tablespace,
      coalesce(c.reloptions, '{}') || ARRAY(SELECT 'toast.' || p FROM unnest(o.reloptions) AS p) AS parameters,
      o.oid IS NOT NULL AS "hasToast", c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "forceRowSecurity"
    FROM tables t
    JOIN pg_class c ON c.oid = t.oid
    JOIN pg_type y ON y.oid = c.reltype
    LEFT JOIN pg_class o ON o.oid = c.reltoastrelid
    LEFT JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace`,
  toObject: (row) => ({
    kind: 'table',
    id: tableId(row.schema, row.name),
    name: [row.schema, row.name],
    attributes: attributesOf(row),
    dependsOn: [],
    ...(row.hasToast ? {} : { details: { hasNoToast: true } }),
  }),
  addresses: ({ oid, type, array }) => [
    [catalogClass.relation, oid],
    [catalogClass.type, type],
    [catalogClass.type, array],
  ],
};

function attributesOf(row: TableRow): TableAttributes {
  const { accessMethod, unlogged, tablespace, parameters, rowSecurity, forceRowSecurity } = row;
  return {
    ...(accessMethod !== null && { accessMethod }),
    ...(unlogged && { unlogged }),
    ...(tablespace !== null && { tablespace }),
    ...(parameters.length > 0 && { parameters: [...parameters].sort() }),
    ...(rowSecurity && { rowSecurity }),
    ...(forceRowSecurity && { forceRowSecurity }),
  };
}
