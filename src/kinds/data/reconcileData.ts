import type { Rows } from '../shared/declaredRows.ts';
import type { Data } from './object.ts';

/** A column that the declaration does not name keeps what the database has in it, and a row its order of columns. */
export function reconcileData(declared: Data, current: Data): Data {
  const known = current.attributes.rows;
  const rows: Rows = Object.fromEntries(
    Object.entries(declared.attributes.rows).map(([key, values]) => [
      key,
      known[key] ? { ...known[key], ...values } : values,
    ]),
  );
  return { ...declared, attributes: { ...declared.attributes, rows } };
}
