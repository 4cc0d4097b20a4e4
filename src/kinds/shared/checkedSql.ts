import { type Sql, sql, verbatim } from '../../sql/sql.ts';

/** The expression of a check as it stands between parentheses: a comment at its end must not swallow the closing one. */
export function checkedSql(expression: string): Sql {
  return expression.includes('--') ? sql`${verbatim(expression)}${verbatim('\n')}` : verbatim(expression);
}
