import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import type { Source } from '../source/source.ts';
import type { Comment } from './ast.ts';
import { BracketStack } from './bracketStack.ts';
import { commentNode, isComment } from './comment.ts';
import { tokenEnd } from './lexer.ts';
import { isTerminatedString } from './scan.ts';
import {
  At,
  AtAt,
  Colon,
  Comma,
  Dot,
  Equals,
  Identifier,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  Newline,
  NumberLiteral,
  RightBrace,
  RightBracket,
  RightParenthesis,
  StringLiteral,
  TooDeep,
} from './tokens.ts';

/**
 * What the parser is given at a time: the head of a block (`open`), the end of one (`close`), a member or whatever
 * else stands on a line (`content`), the end of the file (`end`). It goes over several lines of the source where
 * brackets hold them together.
 */
export interface Line {
  readonly kind: 'open' | 'close' | 'content' | 'end';
  /** Without the brace of an `open` or `close`. */
  readonly tokens: readonly IToken[];
  readonly brace: IToken | undefined;
  readonly leading: readonly Comment[];
  readonly inner: readonly Comment[];
  readonly trailing: Comment | undefined;
  readonly blankBefore: boolean;
}

/** Brackets nested deeper than this are not read: an error, and no overflow of the stack. */
export const maximumDepth = 100;

const closerOf = new Map<TokenType, TokenType>([
  [LeftParenthesis, RightParenthesis],
  [LeftBracket, RightBracket],
  [LeftBrace, RightBrace],
]);
const closers = new Set(closerOf.values());

/** After these, or before those, an expression goes on in the next line. */
const continuesAfter = new Set<TokenType>([LeftParenthesis, LeftBracket, LeftBrace, Comma, Colon, Dot]);
const continuesBefore = new Set<TokenType>([RightParenthesis, RightBracket, RightBrace, Comma, Dot]);

/** Behind a name, these make a field or a head, a head, and an assignment. */
const followsMemberName = new Set<TokenType>([Identifier, LeftBrace, Equals]);

/** Parts the tokens of a source into lines. One unclosed bracket or block spoils one line, not the rest of the file. */
export function readLines(tokens: readonly IToken[], source: Source): readonly Line[] {
  return new LineReader(tokens, source).read();
}

class LineReader {
  readonly #tokens: readonly IToken[];
  readonly #source: Source;
  readonly #lines: { -readonly [K in keyof Line]: Line[K] }[] = [];
  /** Where in `#tokens` the reader is. */
  #at = 0;
  /** Where the results of `#lookAhead` stand. */
  #ahead = 0;
  #aheadOfThat = 0;
  #inBlock = false;
  #newlines = 0;
  #line: IToken[] = [];
  #leading: Comment[] = [];
  #inner: Comment[] = [];
  #trailing: Comment | undefined;
  #blankBefore = false;
  readonly #brackets = new BracketStack();

  constructor(tokens: readonly IToken[], source: Source) {
    this.#tokens = tokens;
    this.#source = source;
  }

  read(): readonly Line[] {
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at]!;
      if (token.tokenType === Newline) this.#newline();
      else if (isComment(token)) this.#comment(token);
      else if (this.#opensBlock(token)) this.#brace('open', token);
      else if (this.#closesBlock(token)) this.#brace('close', token);
      else this.#token(token);
      if (token.tokenType !== Newline) this.#newlines = 0;
    }
    this.#endContent();
    this.#endLine('end', undefined);
    return this.#lines;
  }

  #newline(): void {
    this.#newlines++;
    if (this.#line.length > 0 && !this.#goesOn()) this.#endContent();
  }

  /** Whether the line goes on behind the line end at which the reader is. */
  #goesOn(): boolean {
    const [next, second] = this.#lookAhead();
    if (!next) return false;
    if (this.#brackets.depth === 0) return this.#bracesHead(next);
    const last = this.#line.at(-1)!;
    if (last.tokenType === StringLiteral && !isTerminatedString(last.image)) return false;
    if (next.tokenType === RightBrace && !this.#brackets.awaits(RightBrace)) return false;
    if (!continuesAfter.has(last.tokenType) && !continuesBefore.has(next.tokenType)) return false;
    return !beginsMember(next, second);
  }

  /** Whether the brace of a block stands on the line behind its head. */
  #bracesHead(next: IToken): boolean {
    return next.tokenType === LeftBrace && !this.#inBlock && isHead(this.#line);
  }

  /** The next two tokens that are neither comments nor line ends. Found once for each run of those. */
  #lookAhead(): [IToken | undefined, IToken | undefined] {
    if (this.#ahead <= this.#at) {
      this.#ahead = this.#significantFrom(this.#at);
      this.#aheadOfThat = this.#significantFrom(this.#ahead + 1);
    }
    return [this.#tokens[this.#ahead], this.#tokens[this.#aheadOfThat]];
  }

  #significantFrom(from: number): number {
    let at = from;
    while (at < this.#tokens.length && isInsignificant(this.#tokens[at]!)) at++;
    return at;
  }

  #comment(token: IToken): void {
    const comment = commentNode(token, this.#source, this.#newlines > 1);
    if (this.#line.length === 0) {
      const last = this.#lines.at(-1);
      if (this.#newlines === 0 && last && last.kind !== 'content' && !last.trailing) last.trailing = comment;
      else this.#leading.push(comment);
    } else if (this.#brackets.depth > 0) this.#inner.push(comment);
    else if (this.#isLastOnLine()) this.#trailing = comment;
    else this.#leading.push(comment);
  }

  #isLastOnLine(): boolean {
    const next = this.#tokens[this.#at + 1];
    return !next || next.tokenType === Newline || next.tokenType === RightBrace;
  }

  #opensBlock(token: IToken): boolean {
    if (token.tokenType !== LeftBrace || this.#brackets.depth > 0) return false;
    return !this.#inBlock || isHead(this.#line);
  }

  #closesBlock(token: IToken): boolean {
    return token.tokenType === RightBrace && !this.#brackets.awaits(RightBrace);
  }

  #brace(kind: 'open' | 'close', token: IToken): void {
    if (kind === 'close') this.#endContent();
    else this.#begin();
    this.#endLine(kind, token);
    this.#inBlock = kind === 'open';
  }

  #token(token: IToken): void {
    if (this.#line.length === 0) this.#begin();
    const { depth } = this.#brackets;
    const closer = closerOf.get(token.tokenType);
    if (closer) this.#brackets.open(closer);
    else if (closers.has(token.tokenType)) this.#brackets.close(token.tokenType);
    const deepest = Math.max(depth, this.#brackets.depth);
    if (deepest <= maximumDepth) this.#line.push(token);
    else if (this.#line.at(-1)?.tokenType !== TooDeep) this.#line.push(tooDeep(token));
  }

  #begin(): void {
    if (this.#line.length === 0) this.#blankBefore = this.#newlines > 1;
  }

  #endContent(): void {
    if (this.#line.length > 0) this.#endLine('content', undefined);
  }

  #endLine(kind: Line['kind'], brace: IToken | undefined): void {
    this.#lines.push({
      kind,
      tokens: this.#line,
      brace,
      leading: this.#leading,
      inner: this.#inner,
      trailing: this.#trailing,
      blankBefore: this.#blankBefore,
    });
    this.#line = [];
    this.#leading = [];
    this.#inner = [];
    this.#trailing = undefined;
    this.#blankBefore = false;
    this.#brackets.clear();
  }
}

function isInsignificant(token: IToken): boolean {
  return token.tokenType === Newline || isComment(token);
}

/** Whether these can be the head of a block: `model User`, `trigger a: b`. */
function isHead(line: readonly IToken[]): boolean {
  return line.every(
    ({ tokenType }) =>
      tokenType === Identifier || tokenType === NumberLiteral || tokenType === Colon || tokenType === Dot,
  );
}

/** Whether a line that begins so is a member or the head of a block, and not part of an expression left open. */
function beginsMember(first: IToken, second: IToken | undefined): boolean {
  if (first.tokenType === At || first.tokenType === AtAt) return true;
  if (first.tokenType !== Identifier) return false;
  return second !== undefined && followsMemberName.has(second.tokenType);
}

function tooDeep(token: IToken): IToken {
  const { startOffset, image } = token;
  const none = Number.NaN;
  return createTokenInstance(TooDeep, image, startOffset, tokenEnd(token) - 1, none, none, none, none);
}
