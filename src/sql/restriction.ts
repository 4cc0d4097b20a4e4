import type { ScanToken } from 'libpg-query';
import type { PostgresParser } from './postgresParser.ts';
import { scanTokens } from './scanTokens.ts';
import { utf16Offsets } from './utf16Offsets.ts';

/** Where a condition can be put into a statement's WHERE. Offsets count UTF-16 units of its text. */
export interface WherePlace {
  /** Behind the word WHERE; absent where there is none yet. */
  readonly where?: number;
  /** Behind the condition, or behind what a WHERE would follow. */
  readonly end: number;
}

/** Text that was put into another. */
export interface Insertion {
  /** Before this offset of the text as it was. */
  readonly at: number;
  readonly text: string;
}

/** What follows a WHERE, in UPDATE and DELETE or in the SELECT of an INSERT. */
const followers: ReadonlySet<string> = new Set(
  'RETURNING GROUP HAVING WINDOW UNION INTERSECT EXCEPT ORDER LIMIT OFFSET FETCH FOR'.split(' '),
);

/**
 * Finds the place of the WHERE of an UPDATE or DELETE, or of the SELECT of an INSERT. Undefined where that SELECT
 * stands in parentheses.
 */
export function wherePlace(
  parser: PostgresParser,
  text: string,
  command: 'UPDATE' | 'DELETE' | 'SELECT',
): WherePlace | undefined {
  const tokens = outerTokens(parser, text);
  const start = tokens.findIndex((_, index) => isKeyword(tokens, index, command));
  if (start < 0) return undefined;
  const rest = tokens.findIndex((_, index) => index > start && isFollower(tokens, index));
  const stop = rest < 0 ? tokens.length : rest;
  const where = tokens.findIndex(
    (_, index) => index > start && index < stop && isKeyword(tokens, index, 'WHERE'),
  );
  const end = tokens[stop - 1]!.end;
  return where < 0 ? { end } : { where: tokens[where]!.end, end };
}

/** What has to be put in so that the condition holds beside the one that is there. */
export function restriction({ where, end }: WherePlace, condition: string): readonly Insertion[] {
  if (where === undefined) return [{ at: end, text: ` WHERE ${condition}` }];
  return [
    { at: where, text: ` ${condition} AND (` },
    { at: end, text: ')' },
  ];
}

/** The text with the insertions, which are in order. */
export function insertTexts(text: string, insertions: readonly Insertion[]): string {
  let from = 0;
  const parts = insertions.flatMap(({ at, text: inserted }) => {
    const part = text.slice(from, at);
    from = at;
    return [part, inserted];
  });
  return [...parts, text.slice(from)].join('');
}

/** The offset before the insertions of an offset behind them; in inserted text, the place where that was put in. */
export function offsetBefore(insertions: readonly Insertion[], offset: number): number {
  let shift = 0;
  for (const { at, text } of insertions) {
    if (offset <= at + shift) break;
    if (offset < at + shift + text.length) return at;
    shift += text.length;
  }
  return offset - shift;
}

interface OuterToken {
  readonly token: ScanToken;
  /** In UTF-16 units. */
  readonly end: number;
}

/** The tokens that stand in no parentheses, and the closing one of each pair. */
function outerTokens(parser: PostgresParser, text: string): readonly OuterToken[] {
  const offsetOf = utf16Offsets(text);
  let depth = 0;
  return (scanTokens(parser, text) ?? []).flatMap((token) => {
    const end = offsetOf(token.end);
    if (token.text === '(' || token.text === '[') depth++;
    if (token.text === ')' || token.text === ']') depth--;
    return depth === 0 ? [{ token, end }] : [];
  });
}

function isFollower(tokens: readonly OuterToken[], index: number): boolean {
  const word = tokens[index]!.token.text.toUpperCase();
  // Any other ON belongs to a join.
  if (word === 'ON') return tokens[index + 1]?.token.text.toUpperCase() === 'CONFLICT';
  return followers.has(word) && isKeyword(tokens, index, word);
}

/** Behind AS and behind a dot, every word is a name. */
function isKeyword(tokens: readonly OuterToken[], index: number, word: string): boolean {
  const { token } = tokens[index]!;
  if (token.keywordKind === 0 || token.text.toUpperCase() !== word) return false;
  const before = tokens[index - 1]?.token.text.toUpperCase();
  return before !== 'AS' && before !== '.';
}
