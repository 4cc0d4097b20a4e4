import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import { truncateName } from '../shared/constraintName.ts';
import { generatedName } from '../shared/generatedName.ts';

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
  return generatedName(table, column, label);
}
