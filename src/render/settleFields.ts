import { groupBy } from '../kinds/shared/groupBy.ts';
import { settleNames } from '../kinds/shared/settleNames.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';

/** The names of the fields that columns become: their own where they can be had, distinct within a table. */
export function settleFields(columns: readonly SchemaObject[]): ReadonlyMap<ObjectId, string> {
  const names = new Map<ObjectId, string>();
  for (const siblings of groupBy(columns, (column) => column.parent).values()) {
    const requests = siblings.map((column) => ({ stored: column.name.at(-1)! }));
    const settled = settleNames(requests, { empty: 'field' });
    siblings.forEach((column, index) => {
      names.set(column.id, settled[index]!);
    });
  }
  return names;
}
