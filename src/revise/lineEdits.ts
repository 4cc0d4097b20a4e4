import type { Source } from '../source/source.ts';
import type { Block, Comment, Member } from '../syntax/ast.ts';
import type { TextEdit } from './textEdit.ts';

/** What stands above a node and belongs to it: the comments without a blank line between. */
function attachedComments({ leading, blankBefore }: Block | Member): readonly Comment[] {
  if (blankBefore) return [];
  return leading.slice(
    Math.max(
      leading.findLastIndex((comment) => comment.blankBefore),
      0,
    ),
  );
}

/** Takes whole lines out, with the comments that belong to them, and a blank line where two would meet. */
export function removal(node: Block | Member): TextEdit {
  const { source } = node.span;
  const first = attachedComments(node)[0]?.span.start ?? node.span.start;
  const start = lineStart(source, first);
  const end = lineEnd(source, node.trailing?.span.end ?? node.span.end);
  const before = /(?:^|\n)([^\S\n]*\n)$/.exec(source.text.slice(0, start));
  const meets = /^[^\S\n]*(?:\n|\}|$)/.test(source.text.slice(end));
  return { source, start: before && meets ? start - before[1]!.length : start, end, text: '' };
}

/** Puts lines behind the line of a node. */
export function insertionBehind(node: Member, lines: string): TextEdit {
  return insertedAt(
    node.span.source,
    lineEnd(node.span.source, node.trailing?.span.end ?? node.span.end),
    lines,
  );
}

/** Puts lines in front of the first line of a block. */
export function insertionAtTop(block: Block, lines: string): TextEdit {
  const { source } = block.span;
  const head = (block.annotation ?? block.name ?? block.keyword).span.end;
  const brace = source.text.indexOf('{', head) + 1;
  const isOneLine = !source.text.slice(brace, block.span.end).includes('\n');
  if (isOneLine) return { source, start: brace, end: block.span.end - 1, text: `\n${lines}\n` };
  return insertedAt(source, lineEnd(source, brace), lines);
}

/** Puts lines in front of the closing brace of a block. */
export function insertionAtBottom(block: Block, lines: string): TextEdit {
  const last = block.members.at(-1);
  if (!last) return insertionAtTop(block, lines);
  return insertionBehind(last, last.type === 'BlockAttribute' ? lines : `\n${lines}`);
}

/** Gives a node the documentation of another. */
export function documentation(node: Block | Member, doc: string | undefined): readonly TextEdit[] {
  const { source } = node.span;
  const start = lineStart(source, node.span.start);
  const indent = source.text.slice(start, node.span.start);
  const old = attachedComments(node).filter((comment) => comment.doc);
  const trailing = 'inner' in node && node.trailing?.doc ? node.trailing : undefined;
  const lines = doc === undefined ? [] : doc.split('\n').map((line) => `${indent}///${line && ` ${line}`}\n`);
  return [
    ...old.map(({ span }) => ({
      source,
      start: lineStart(source, span.start),
      end: lineEnd(source, span.end),
      text: '',
    })),
    ...(trailing ? [{ source, start: node.span.end, end: trailing.span.end, text: '' }] : []),
    ...(lines.length > 0 ? [{ source, start, end: start, text: lines.join('') }] : []),
  ];
}

function insertedAt(source: Source, at: number, lines: string): TextEdit {
  const isOpen = at > 0 && source.text[at - 1] !== '\n';
  return { source, start: at, end: at, text: isOpen ? `\n${lines}` : `${lines}\n` };
}

function lineStart(source: Source, offset: number): number {
  return source.text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line end. */
function lineEnd(source: Source, offset: number): number {
  const end = source.text.indexOf('\n', offset);
  return end < 0 ? source.text.length : end + 1;
}
