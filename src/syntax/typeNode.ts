import type { TokenType } from 'chevrotain';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Span } from '../source/source.ts';
import type { TypeExpression } from './ast.ts';
import { optionalList, repeatedMark } from './formProblems.ts';
import { LeftBracket, Question } from './tokens.ts';

/** The node of a type and the marks behind it, each by its first token; and what is wrong with the marks. */
export function typeNode(
  base: Pick<TypeExpression, 'path' | 'arguments'>,
  marks: readonly TokenType[],
  span: Span,
): { readonly node: TypeExpression; readonly problem: Diagnostic | undefined } {
  const list = marks.includes(LeftBracket);
  const optional = marks.includes(Question);
  const repeated = new Set(marks).size < marks.length;
  return {
    node: { type: 'TypeExpression', path: base.path, arguments: base.arguments, list, optional, span },
    problem: list && optional ? optionalList(span) : repeated ? repeatedMark(span) : undefined,
  };
}
