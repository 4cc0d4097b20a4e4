import type { IToken } from 'chevrotain';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import type { StringExpression } from './ast.ts';
import { decodeBlockString, decodeString } from './decodeString.ts';
import { tokenEnd } from './lexer.ts';
import { isTerminatedBlockString, isTerminatedString } from './scan.ts';
import { BlockString } from './tokens.ts';

/** The node of a text token, and the error in its escapes. */
export function stringNode(
  token: IToken,
  source: Source,
): { readonly node: StringExpression; readonly problem: Diagnostic | undefined } {
  const { image, startOffset } = token;
  const block = token.tokenType === BlockString;
  const { value, offsets, problem } = block
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
    problem: problem && invalidEscape(image, startOffset, source, problem),
  };
}

function invalidEscape(
  image: string,
  offset: number,
  source: Source,
  { start, end }: { readonly start: number; readonly end: number },
): Diagnostic {
  const span = { source, start: offset + start, end: offset + end };
  const written = image.slice(start, end);
  return errorDiagnostic('invalid-escape', `The escape \`${written}\` means nothing in a text`, {
    span,
    fixes: [{ title: 'Write a backslash as `\\\\`', edits: [{ span, text: `\\${written}` }] }],
  });
}
