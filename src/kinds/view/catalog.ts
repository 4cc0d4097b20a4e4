import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { ownerColumn, ownerDetails } from '../shared/owner.ts';
import { type ViewShapeRow, viewShape, viewShapeColumns } from '../shared/viewShape.ts';
import { type View, viewId } from './object.ts';

interface ViewRow extends ViewShapeRow {
  readonly oid: Oid;
  /** The types of its rows, and of arrays of them. */
  readonly type: Oid;
  readonly array: Oid;
  /** The rule that holds its query. */
  readonly rule: Oid;
  readonly schema: string;
  readonly name: string;
  readonly owner: string | null;
}

/** A view depends on others through its rule. */
export const viewCatalog: Catalog<ViewRow, View> = {
  query: () => sql`
    SELECT v.oid, c.reltype AS type, t.typarray AS array, r.oid AS rule, v.schema, v.name,
      ${viewShapeColumns}, ${ownerColumn(sql`c.relowner`)}
    FROM views v
    JOIN pg_class c ON c.oid = v.oid
    JOIN pg_type t ON t.oid = c.reltype
    JOIN pg_rewrite r ON r.ev_class = v.oid AND r.rulename = '_RETURN'
    WHERE v.kind = 'v'`,
  toObject: (row) => ({
    kind: 'view',
    id: viewId(row.schema, row.name),
    name: [row.schema, row.name],
    attributes: viewShape(row),
    dependsOn: [],
    ...ownerDetails(row.owner),
  }),
  addresses: ({ oid, type, array, rule }) => [
    [catalogClass.relation, oid],
    [catalogClass.type, type],
    [catalogClass.type, array],
    [catalogClass.rewrite, rule],
  ],
};
