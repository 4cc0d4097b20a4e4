import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import { truncateName } from '../shared/constraintName.ts';

/**
 * The name that PostgreSQL gives to a check without one: `deals_price_check` where the expression names one column of
 * the table, else `deals_check`. `number` from 1 tells it from others: `deals_price_check1`.
 */
export function checkName(table: string, columns: readonly string[], expression: string, number = 0): string {
  const [column, ...others] = columnReferences(expression, new Set(columns));
  const label = number === 0 ? '_check' : `_check${number}`;
  if (column === undefined || others.length > 0) {
    return truncateName(table, maximumNameBytes - label.length) + label;
  }
  const [first, second] = shorten(table, column, maximumNameBytes - label.length - 1);
  return `${first}_${second}${label}`;
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
