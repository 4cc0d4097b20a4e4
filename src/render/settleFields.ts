import { groupBy } from '../kinds/shared/groupBy.ts';
import { knownName, settleNames } from '../kinds/shared/settleNames.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { KnownNames } from './knownNames.ts';

/** The names of the fields that columns become: their own where they can be had, distinct within a table. */
export function settleFields(
  columns: readonly SchemaObject[],
  { fields: known, relationFields }: KnownNames,
): ReadonlyMap<ObjectId, string> {
  const names = new Map<ObjectId, string>();
  for (const [table, siblings] of groupBy(columns, (column) => column.parent)) {
    const requests = siblings.map((column) => ({
      stored: column.name.at(-1)!,
      ...knownName(known.get(column.id)),
    }));
    const settled = settleNames(requests, {
      reserved: relationFields.get(table!) ?? new Set(),
      empty: 'field',
    });
    siblings.forEach((column, index) => {
      names.set(column.id, settled[index]!);
    });
  }
  return names;
}
