import type { Enum, EnumDetails } from './object.ts';

/**
 * Where the order of the values is left open, they stand as the database has them, and new ones at the end. A schema
 * that drops a value makes the type anew, and then its own order is as good as any.
 */
export function reconcileEnum(declared: Enum, current: Enum): Enum {
  if (!(declared.details as EnumDetails | undefined)?.anyOrder) return declared;
  const wanted = new Set(declared.attributes.values);
  const kept = current.attributes.values;
  if (!kept.every((value) => wanted.has(value))) return declared;
  const added = declared.attributes.values.filter((value) => !kept.includes(value));
  return { ...declared, attributes: { values: [...kept, ...added] } };
}
