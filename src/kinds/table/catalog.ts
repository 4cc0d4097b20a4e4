import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Table, tableId } from './object.ts';

interface TableRow {
  readonly oid: Oid;
  /** The type of its rows. */
  readonly type: Oid;
  readonly schema: string;
  readonly name: string;
  readonly accessMethod: string | null;
  readonly unlogged: boolean;
  readonly tablespace: string | null;
  readonly parameters: readonly string[];
  readonly hasToast: boolean;
}

/** The row type of a table means the table. */
export const tableCatalog: Catalog<TableRow, Table> = {
  query: () => sql`
    SELECT t.oid, t.schema, t.name, c.reltype AS type, nullif(am.amname, 'heap') AS "accessMethod",
      c.relpersistence = 'u' AS unlogged, s.spcname AS tablespace, o.oid IS NOT NULL AS "hasToast",
      coalesce(c.reloptions, '{}') || ARRAY(SELECT 'toast.' || p FROM unnest(o.reloptions) AS p) AS parameters
    FROM tables t
    JOIN pg_class c ON c.oid = t.oid
    LEFT JOIN pg_class o ON o.oid = c.reltoastrelid
    LEFT JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace`,
  toObject: ({ schema, name, accessMethod, unlogged, tablespace, parameters, hasToast }) => ({
    kind: 'table',
    id: tableId(schema, name),
    name: [schema, name],
    attributes: {
      ...(accessMethod !== null && { accessMethod }),
      ...(unlogged && { unlogged }),
      ...(tablespace !== null && { tablespace }),
      ...(parameters.length > 0 && { parameters: [...parameters].sort() }),
    },
    dependsOn: [],
    ...(hasToast ? {} : { details: { hasNoToast: true } }),
  }),
  addresses: ({ oid, type }) => [
    [catalogClass.relation, oid],
    [catalogClass.type, type],
  ],
};
