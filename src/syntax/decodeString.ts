import { unstorable } from './unstorable.ts';

/** What a text literal means, and where each of its units stands. */
export interface DecodedString {
  readonly value: string;
  /** For each UTF-16 unit of the value, and for its end: the offset in the literal. */
  readonly offsets: readonly number[];
  /** The first escape that means nothing: where in the literal, from and to. */
  readonly problem: { readonly start: number; readonly end: number } | undefined;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Decodes a `"…"` literal, with its quotes; the escapes are those of JSON (RFC 8259, section 7). */
export function decodeString(literal: string, terminated: boolean): DecodedString {
  const units: string[] = [];
  const offsets: number[] = [];
  let problem: DecodedString['problem'];
  const end = terminated ? literal.length - 1 : literal.length;
  let at = 1;
  while (at < end) {
    const { text, length, valid } = literal[at] === '\\' ? escapeAt(literal, at) : plainRun(literal, at, end);
    if (!valid) problem ??= { start: at, end: at + length };
    units.push(text);
    const step = length === text.length ? 1 : 0;
    for (let unit = 0; unit < text.length; unit++) offsets.push(at + unit * step);
    at += length;
  }
  offsets.push(end);
  return { value: units.join(''), offsets, problem };
}

interface Piece {
  readonly text: string;
  /** Of the piece as it is written. */
  readonly length: number;
  readonly valid: boolean;
}

function plainRun(literal: string, at: number, end: number): Piece {
  const backslash = literal.indexOf('\\', at);
  const text = literal.slice(at, backslash < 0 ? end : Math.min(backslash, end));
  return { text, length: text.length, valid: true };
}

function escapeAt(literal: string, at: number): Piece {
  const simple = simpleEscapes[literal[at + 1] ?? ''];
  if (simple !== undefined) return { text: simple, length: 2, valid: true };
  const unicode = /^\\u([0-9a-fA-F]{4})(?:\\u([0-9a-fA-F]{4}))?/.exec(literal.slice(at, at + 12));
  if (!unicode) return { text: '', length: Math.min(2, literal.length - at), valid: false };
  const first = String.fromCharCode(Number.parseInt(unicode[1]!, 16));
  if (!unstorable.test(first)) return { text: first, length: 6, valid: true };
  const pair = first + (unicode[2] ? String.fromCharCode(Number.parseInt(unicode[2], 16)) : '');
  if (pair.length === 2 && !unstorable.test(pair)) return { text: pair, length: 12, valid: true };
  return { text: '', length: 6, valid: false };
}

interface TextLine {
  readonly text: string;
  readonly offset: number;
}

/**
 * Decodes a `"""…"""` literal, with its quotes: blank lines at both ends go, and so does the indentation that all
 * lines share (text behind the opening quotes has none). Nothing is escaped in it but `\"""`.
 */
export function decodeBlockString(literal: string, terminated: boolean): DecodedString {
  const lines = linesOf(literal.slice(3, terminated ? -3 : undefined), 3);
  const first = lines[0]!;
  const trimmed = first.text.trimStart();
  lines[0] = { text: trimmed, offset: first.offset + first.text.length - trimmed.length };
  const indentation = commonIndentation(lines.slice(1));
  const cut = lines.map((line, index) => (index === 0 ? line : withoutIndentation(line, indentation)));
  return joinLines(withoutBlankEnds(cut));
}

function linesOf(text: string, offset: number): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, match.index), offset: offset + start });
    start = match.index + match[0].length;
  }
  lines.push({ text: text.slice(start), offset: offset + start });
  return lines;
}

function commonIndentation(lines: readonly TextLine[]): number {
  let common: string | undefined;
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    common ??= /^\s*/.exec(text)![0];
    let length = 0;
    while (length < common.length && text[length] === common[length]) length++;
    common = common.slice(0, length);
  }
  return common?.length ?? 0;
}

function withoutIndentation(line: TextLine, indentation: number): TextLine {
  if (line.text.trim() === '') return { text: '', offset: line.offset };
  return { text: line.text.slice(indentation), offset: line.offset + indentation };
}

function withoutBlankEnds(lines: readonly TextLine[]): readonly TextLine[] {
  const from = lines.findIndex((line) => line.text !== '');
  const to = lines.findLastIndex((line) => line.text !== '');
  return from < 0 ? [] : lines.slice(from, to + 1);
}

function joinLines(lines: readonly TextLine[]): DecodedString {
  const texts: string[] = [];
  const offsets: number[] = [];
  let end = 3;
  for (const [index, line] of lines.entries()) {
    if (index > 0) offsets.push(end);
    let from = 0;
    let text = '';
    for (const match of line.text.matchAll(/\\(?=""")/g)) {
      text += line.text.slice(from, match.index);
      for (let unit = from; unit < match.index; unit++) offsets.push(line.offset + unit);
      from = match.index + 1;
    }
    text += line.text.slice(from);
    for (let unit = from; unit < line.text.length; unit++) offsets.push(line.offset + unit);
    texts.push(text);
    end = line.offset + line.text.length;
  }
  offsets.push(end);
  return { value: texts.join('\n'), offsets, problem: undefined };
}
