import { sql } from '../../sql/sql.ts';
import type { Catalog } from '../kind.ts';
import { ownerDetails } from '../shared/owner.ts';
import {
  type ViewShapeRow,
  viewAddresses,
  viewShape,
  viewShapeColumns,
  viewSource,
} from '../shared/viewShape.ts';
import { type MaterializedView, materializedViewId } from './object.ts';

interface MaterializedViewRow extends ViewShapeRow {
  readonly tablespace: string | null;
  readonly method: string;
  readonly populated: boolean;
}

export const materializedViewCatalog: Catalog<MaterializedViewRow, MaterializedView> = {
  query: () => sql`
    SELECT ${viewShapeColumns}, s.spcname AS tablespace, am.amname AS method, c.relispopulated AS populated
    FROM ${viewSource}
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
  addresses: viewAddresses,
};
