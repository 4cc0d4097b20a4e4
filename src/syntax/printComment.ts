import { spanText } from '../source/source.ts';
import type { Comment } from './ast.ts';

/** Prints a comment as it was written, its further lines moved to the indentation of its first. */
export function printComment(comment: Comment, indent: number): string {
  const written = spanText(comment.span).trimEnd();
  if (written === '') return `${comment.doc ? '///' : '//'} ${comment.text}`.trimEnd();
  return written.startsWith('/*') ? printBlockComment(written, ' '.repeat(indent)) : written;
}

/** Lines that begin with `*` are put under the first one's; others keep their indentation among themselves. */
function printBlockComment(written: string, margin: string): string {
  const [first = '', ...rest] = written.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  const plain = rest.filter((line) => line !== '' && !isStarred(line));
  const common = Math.min(...plain.map(indentationOf));
  const moved = rest.map((line) => {
    if (line === '') return '';
    return isStarred(line) ? `${margin} ${line.trimStart()}` : `${margin}   ${line.slice(common)}`;
  });
  return [first, ...moved].join('\n');
}

function isStarred(line: string): boolean {
  return line.trimStart().startsWith('*');
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}
