import type { Unique } from './object.ts';

/** Takes over from the database whether a constraint stands on the index, where the declaration leaves it open. */
export function reconcileUnique(declared: Unique, current: Unique): Unique {
  if (declared.attributes.constraint !== null) return declared;
  return { ...declared, attributes: { ...declared.attributes, constraint: current.attributes.constraint } };
}
