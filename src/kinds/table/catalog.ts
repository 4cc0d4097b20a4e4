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
}

/** The row type of a table means the table. */
export const tableCatalog: Catalog<TableRow, Table> = {
  query: () => sql`
    SELECT t.oid, t.schema, t.name, c.reltype AS type
    FROM tables t
    JOIN pg_class c ON c.oid = t.oid`,
  toObject: ({ schema, name }) => ({
    kind: 'table',
    id: tableId(schema, name),
    name: [schema, name],
    attributes: {},
    dependsOn: [],
  }),
  addresses: ({ oid, type }) => [
    [catalogClass.relation, oid],
    [catalogClass.type, type],
  ],
};
