import { lineText, positionAt, type Span } from '../source/source.ts';
import { type Cell, displayCells, printable } from './displayText.ts';

/** How the parts of a frame are coloured. */
export interface FrameColors {
  readonly gutter: (text: string) => string;
  readonly mark: (text: string) => string;
}

/** Of a span over more lines than this, the first and the last ones are shown. */
const maximumLines = 6;

/**
 * The place of a span and its lines, numbered, the span underlined. A line that is wider than `width` columns is cut
 * around the span.
 */
export function codeFrame(span: Span, width: number, colors: FrameColors): string[] {
  const { source } = span;
  const start = positionAt(source, span.start);
  const end = positionAt(source, Math.max(span.start, span.end));
  const gutterWidth = String(end.line).length;
  const gutter = (label: string) => colors.gutter(`${label.padStart(gutterWidth)} |`);
  const place = `${printable(source.path)}:${start.line}:${start.column}`;
  const frame = [`${' '.repeat(gutterWidth)}${colors.gutter('-->')} ${place}`, gutter('')];
  for (const line of shownLines(start.line, end.line)) {
    if (line === undefined) {
      frame.push(gutter('…'));
      continue;
    }
    const text = lineText(source, line);
    const from = line === start.line ? start.column - 1 : text.length - text.trimStart().length;
    const to = line === end.line ? end.column - 1 : text.length;
    const cut = cutLine(text, from, Math.max(to, from), Math.max(width - gutterWidth - 3, 20));
    frame.push(`${gutter(String(line))} ${cut.text}`.trimEnd());
    if (cut.marks > 0)
      frame.push(`${gutter('')} ${' '.repeat(cut.offset)}${colors.mark('^'.repeat(cut.marks))}`);
  }
  return frame;
}

/** Line numbers; `undefined` stands for those left out. */
function shownLines(first: number, last: number): (number | undefined)[] {
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  if (last - first < maximumLines) return numbers(first, last);
  return [...numbers(first, first + 2), undefined, ...numbers(last - 1, last)];
}

interface CutLine {
  readonly text: string;
  /** Columns before the span. */
  readonly offset: number;
  /** Columns of the span that are shown; at least one. */
  readonly marks: number;
}

/** The part of a line around the units `from` to `to`, at most `width` columns. */
function cutLine(line: string, from: number, to: number, width: number): CutLine {
  const context = Math.floor(width / 3);
  const sliceStart = line.length <= width ? 0 : Math.max(0, from - context);
  const before = displayCells(line.slice(sliceStart, from));
  const span = displayCells(line.slice(from, Math.min(to, from + width)));
  const after = displayCells(line.slice(to, to + width));
  const head = sliceStart > 0 ? [ellipsis] : [];
  const left = [...head, ...before];
  const right = fit(
    [...span, ...after],
    width - widthOf(left),
    to - from > width || line.length > to + width,
  );
  const marked = right.slice(0, span.length);
  return {
    text: [...left, ...right].map(({ text }) => text).join(''),
    offset: widthOf(left),
    marks: Math.max(widthOf(marked), 1),
  };
}

const ellipsis: Cell = { text: '…', width: 1, length: 0 };

/** As many cells as there is room for; `more` says that others would follow. */
function fit(cells: readonly Cell[], width: number, more: boolean): readonly Cell[] {
  if (!more && widthOf(cells) <= width) return cells;
  let used = 1;
  const end = cells.findIndex((cell) => {
    used += cell.width;
    return used > width;
  });
  return [...cells.slice(0, end < 0 ? cells.length : end), ellipsis];
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
