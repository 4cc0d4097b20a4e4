import { EOF, type IRecognitionException, type IToken, tokenLabel } from 'chevrotain';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';
import { tokenEnd } from './lexer.ts';
import { At, AtAt, Comma, Dot, Identifier, NumberLiteral } from './tokens.ts';

interface Expectation {
  readonly code: string;
  readonly expected: string;
}

/** What was expected, by the rule of the grammar that failed. */
const expectations: Readonly<Record<string, Expectation>> = {
  member: { code: 'expected-member', expected: 'a field, `key = value` or an attribute' },
  argumentList: { code: 'expected-closing-parenthesis', expected: '`,` or `)`' },
  array: { code: 'expected-closing-bracket', expected: '`,` or `]`' },
  object: { code: 'expected-closing-brace', expected: '`,` or `}`' },
  entry: { code: 'expected-colon', expected: '`:`' },
  argument: { code: 'expected-value', expected: 'a value' },
  expression: { code: 'expected-value', expected: 'a value' },
  typeExpression: { code: 'expected-type', expected: 'a type' },
  typeMark: { code: 'expected-closing-bracket', expected: '`]`' },
  name: { code: 'expected-name', expected: 'a name' },
};

/** What may follow when a rule that was run by itself is done. */
const followers = {
  head: { code: 'expected-block-body', expected: '`{` and the members of the block' },
  member: { code: 'expected-line-end', expected: 'an attribute or the end of the line' },
} satisfies Readonly<Record<string, Expectation>>;

/** Translates an exception of the parser, of a line that was parsed as `entry`, into a diagnostic. */
export function syntaxError(
  exception: IRecognitionException,
  entry: keyof typeof followers,
  line: readonly IToken[],
  source: Source,
): Diagnostic {
  const { token } = exception;
  const at = token.tokenType === EOF ? line.length : line.indexOf(token);
  const { code, expected } = expectationOf(exception, line[at - 1]) ?? followers[entry];
  const found = token.tokenType === EOF ? 'the line ends' : `found ${describe(token)}`;
  return errorDiagnostic(code, `Expected ${expected}, but ${found}`, {
    span: spanOf(token, line.at(-1)!, source),
  });
}

function expectationOf(
  exception: IRecognitionException,
  previous: IToken | undefined,
): Expectation | undefined {
  const rule = exception.context.ruleStack.at(-1) ?? '';
  if (rule === 'name' && previous && (previous.tokenType === At || previous.tokenType === AtAt)) {
    return {
      code: 'expected-attribute-name',
      expected: `the name of an attribute after \`${previous.image}\``,
    };
  }
  if (rule === 'name' && previous?.tokenType === Dot) {
    return { code: 'expected-name', expected: 'a name after `.`' };
  }
  return previous?.tokenType === Comma ? expectations.expression : expectations[rule];
}

function describe(token: IToken): string {
  const named = token.tokenType === Identifier || token.tokenType === NumberLiteral;
  if (!named) return tokenLabel(token.tokenType);
  return `\`${token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image}\``;
}

function spanOf(token: IToken, last: IToken, source: Source): Span {
  const end = tokenEnd(last);
  if (token.tokenType === EOF) return { source, start: end, end };
  return { source, start: token.startOffset, end: tokenEnd(token) };
}
