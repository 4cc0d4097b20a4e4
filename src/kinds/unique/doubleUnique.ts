import type { Double } from '../phases.ts';
import { doubleIndex } from '../shared/doubleIndex.ts';
import type { Unique } from './object.ts';

/** Without a constraint: the first index has it. */
export const doubleUnique: Double<Unique> = (unique, renamed, schema) => {
  const { object } = doubleIndex(unique, renamed, schema) ?? {};
  if (!object || unique.attributes.withoutOverlaps) return undefined;
  return { object: { ...object, attributes: { ...object.attributes, constraint: 'none' } } };
};
