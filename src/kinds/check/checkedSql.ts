import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { Check } from './object.ts';

/** The expression as it stands between parentheses: a comment at its end must not swallow the closing one. */
export function checkedSql({ attributes: { expression } }: Check): Sql {
  return expression.includes('--') ? sql`${verbatim(expression)}${verbatim('\n')}` : verbatim(expression);
}
