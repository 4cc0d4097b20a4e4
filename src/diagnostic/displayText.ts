/** A character as a person sees it. */
export interface Cell {
  /** What is printed: never a control character. */
  readonly text: string;
  /** Columns of a terminal. */
  readonly width: number;
  /** UTF-16 units in the text that it stands for. */
  readonly length: number;
}

const tabWidth = 4;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Control characters, directional overrides that would rearrange a line, and halves of surrogate pairs. */
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

/** Emoji and the scripts that Unicode's East Asian Width (UAX 11) calls wide. */
const wide =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;

/** Splits a line into what a terminal shows, one cell for each character that a person sees. */
export function displayCells(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment } of segmenter.segment(line)) {
    const cell = displayCell(segment, column);
    cells.push(cell);
    column += cell.width;
  }
  return cells;
}

function displayCell(segment: string, column: number): Cell {
  const { length } = segment;
  if (segment === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { text: ' '.repeat(width), width, length };
  }
  if (invisible.test(segment) && !wide.test(segment)) return { text: '\ufffd', width: 1, length };
  return { text: segment, width: wide.test(segment) ? 2 : /^\p{M}/u.test(segment) ? 0 : 1, length };
}

/** Longer names are no names but mistakes, and would fill the screen. */
const maximumName = 160;

/** A sentence without anything that a terminal would obey; line ends are kept, names of extreme length are cut. */
export function printable(text: string): string {
  return withShortNames(text).replace(/[^\n]/gu, (character) =>
    invisible.test(character) ? '\ufffd' : character,
  );
}

/** Names stand between backticks. */
function withShortNames(text: string): string {
  const short = (part: string) => (part.length > maximumName ? `${part.slice(0, maximumName - 1)}…` : part);
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? short(part) : part))
    .join('`');
}
