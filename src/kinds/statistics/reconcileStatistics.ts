import type { Statistics } from './object.ts';

/** The order of the columns means nothing: that of the database stands, where they are the same. */
export function reconcileStatistics(declared: Statistics, current: Statistics): Statistics {
  const { columns } = current.attributes;
  const wanted = declared.attributes.columns;
  const isSame = columns.length === wanted.length && columns.every((column) => wanted.includes(column));
  return isSame ? { ...declared, attributes: { ...declared.attributes, columns } } : declared;
}
