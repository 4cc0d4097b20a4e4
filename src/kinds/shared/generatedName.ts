import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { truncateName } from './constraintName.ts';

/** The name that PostgreSQL makes of that of a table and a column: `deals_price_check`, `deals_id_seq`. */
export function generatedName(table: string, column: string, ending: string): string {
  const [first, second] = shorten(table, column, maximumNameBytes - ending.length - 1);
  return `${first}_${second}${ending}`;
}

/** Cuts the longer of two names, byte by byte, until both fit into that many bytes. */
function shorten(first: string, second: string, bytes: number): readonly [string, string] {
  let [left, right] = [Buffer.byteLength(first), Buffer.byteLength(second)];
  while (left + right > bytes) {
    if (left > right) left -= 1;
    else right -= 1;
  }
  return [truncateName(first, left), truncateName(second, right)];
}
