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
import { type View, viewId } from './object.ts';

export const viewCatalog: Catalog<ViewShapeRow, View> = {
  query: () => sql`SELECT ${viewShapeColumns} FROM ${viewSource} WHERE v.kind = 'v'`,
  toObject: (row) => ({
    kind: 'view',
    id: viewId(row.schema, row.name),
    name: [row.schema, row.name],
    attributes: viewShape(row),
    dependsOn: [],
    ...ownerDetails(row.owner),
  }),
  addresses: viewAddresses,
};
