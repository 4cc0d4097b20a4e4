import type { IToken } from 'chevrotain';
import type { Source } from '../source/source.ts';
import type { Comment } from './ast.ts';
import { tokenEnd } from './lexer.ts';
import { BlockComment, DocComment, LineComment } from './tokens.ts';

/** Whether a token is a comment of any form. */
export function isComment(token: IToken): boolean {
  const { tokenType } = token;
  return tokenType === DocComment || tokenType === LineComment || tokenType === BlockComment;
}

/** The node of a comment token. */
export function commentNode(token: IToken, source: Source, blankBefore: boolean): Comment {
  return {
    type: 'Comment',
    text: token.tokenType === BlockComment ? blockText(token.image) : lineText(token),
    doc: token.tokenType === DocComment,
    blankBefore,
    span: { source, start: token.startOffset, end: tokenEnd(token) },
  };
}

function lineText(token: IToken): string {
  const slashes = token.tokenType === DocComment ? 3 : 2;
  return token.image.slice(token.image[slashes] === ' ' ? slashes + 1 : slashes).trimEnd();
}

/** Without the marks of the comment and the `*` before each line. */
function blockText(image: string): string {
  const lines = image.replace(/^\/\*\*?|\*\/$/g, '').split(/\r\n|\n|\r/);
  return lines
    .map((line) => line.trim().replace(/^\* ?/, ''))
    .join('\n')
    .trim();
}

/** The documentation in the comments above a node: the `///` lines that no blank line parts from it. */
export function docOf(leading: readonly Comment[], blankBefore: boolean): string | undefined {
  if (blankBefore) return undefined;
  const lines: string[] = [];
  for (const comment of leading.toReversed()) {
    if (comment.doc) lines.unshift(comment.text);
    if (comment.blankBefore) break;
  }
  return lines.length > 0 ? lines.join('\n') : undefined;
}
