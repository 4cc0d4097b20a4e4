import { type IToken, Lexer } from 'chevrotain';
import { allTokens } from './tokens.ts';

const lexer = new Lexer(allTokens, { positionTracking: 'onlyOffset', skipValidations: true });

/**
 * Splits a text into tokens: comments and line ends among them, white space not. Every character is part of some
 * token, so there are no errors here: what no construct uses is a `Stray`.
 */
export function tokenize(text: string): readonly IToken[] {
  return lexer.tokenize(text).tokens;
}

/** The offset at which a token ends. */
export function tokenEnd(token: IToken): number {
  return token.startOffset + token.image.length;
}
