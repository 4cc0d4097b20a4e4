import type { IToken } from 'chevrotain';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import type { StringExpression } from './ast.ts';
import { decodeBlockString, decodeString } from './decodeString.ts';
import { tokenEnd } from './lexer.ts';
import { isTerminatedBlockString, isTerminatedString } from './scan.ts';
import { BlockString } from './tokens.ts';

/** The node of a text token, and the errors in its escapes. */
export function stringNode(
  token: IToken,
  source: Source,
): { readonly node: StringExpression; readonly problems: readonly Diagnostic[] } {
  const { image, startOffset } = token;
  const block = token.tokenType === BlockString;
  const { value, offsets, problems } = block
    ? decodeBlockString(image, isTerminatedBlockString(image))
    : decodeString(image, isTerminatedString(image));
  return {
    node: {
      type: 'String',
      value,
      block,
      offsets: offsets.map((offset) => startOffset + offset),
      span: { source, start: startOffset, end: tokenEnd(token) },
    },
    problems: problems.map(({ start, end }) => {
      const span = { source, start: startOffset + start, end: startOffset + end };
      const written = image.slice(start, end);
      return errorDiagnostic('invalid-escape', `The escape \`${written}\` means nothing in a text`, {
        span,
        fixes: [{ title: 'Write a backslash as `\\\\`', edits: [{ span, text: `\\${written}` }] }],
      });
    }),
  };
}
