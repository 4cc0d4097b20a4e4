import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { ownerColumn, ownerDetails } from '../shared/owner.ts';
import { type ViewShapeRow, viewShape, viewShapeColumns } from '../shared/viewShape.ts';
import { type MaterializedView, materializedViewId } from './object.ts';

interface MaterializedViewRow extends ViewShapeRow {
  readonly oid: Oid;
  readonly type: Oid;
  readonly array: Oid;
  readonly rule: Oid;
  readonly schema: string;
  readonly name: string;
  readonly tablespace: string | null;
  readonly method: string;
  readonly populated: boolean;
  readonly owner: string | null;
}

/** It depends on others through its rule, as a view does. */
export const materializedViewCatalog: Catalog<MaterializedViewRow, MaterializedView> = {
  query: () => sql`
    SELECT v.oid, c.reltype AS type, t.typarray AS array, r.oid AS rule, v.schema, v.name,
      ${viewShapeColumns}, s.spcname AS tablespace, am.amname AS method, c.relispopulated AS populated,
      ${ownerColumn(sql`c.relowner`)}
    FROM views v
    JOIN pg_class c ON c.oid = v.oid
    JOIN pg_type t ON t.oid = c.reltype
    JOIN pg_rewrite r ON r.ev_class = v.oid AND r.rulename = '_RETURN'
    JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    WHERE v.kind = 'm'`,
  toObject: (row) => ({
    kind: 'materialized-view',
    id: materializedViewId(row.schema, row.name),
    name: [row.schema, row.name],
    attributes: {
      ...viewShape(row),
      tablespace: row.tablespace,
      method: row.method,
      populated: row.populated,
    },
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
