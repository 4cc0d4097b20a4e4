import type { Expression, StringExpression } from '../syntax/ast.ts';

/** The string of `raw("…")`, whatever arguments come after it; undefined for anything else. */
export function rawText(expression: Expression): StringExpression | undefined {
  if (expression.type !== 'Call' || expression.path.length !== 1 || expression.path[0]?.value !== 'raw') {
    return undefined;
  }
  const [argument] = expression.arguments;
  return argument && !argument.name && argument.value.type === 'String' ? argument.value : undefined;
}
