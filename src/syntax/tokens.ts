import { createToken, Lexer, type TokenType } from 'chevrotain';
import { scanBlockComment, scanBlockString, scanString } from './scan.ts';

/** Letters outside ASCII, generously: `invalidNameCharacter` finds what is no letter after all. */
const wideLetter = '\\u00a1-\\u167f\\u1681-\\u1fff\\u2070-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff';

/** What is neither white space nor part of any other token. */
const stray =
  "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u206f#$%&'*+\\-;<>\\\\^`|~";

const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: /[ \t\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
});
export const Newline = createToken({ name: 'Newline', pattern: /\r\n|\n|\r/, label: 'the end of the line' });
export const DocComment = createToken({ name: 'DocComment', pattern: /\/\/\/[^\r\n]*/, label: 'a comment' });
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, label: 'a comment' });
export const BlockComment = createToken({
  name: 'BlockComment',
  pattern: scanBlockComment,
  start_chars_hint: ['/'],
  line_breaks: true,
  label: 'a comment',
});
export const BlockString = createToken({
  name: 'BlockString',
  pattern: scanBlockString,
  start_chars_hint: ['"'],
  line_breaks: true,
  label: 'a text',
});
export const StringLiteral = createToken({
  name: 'StringLiteral',
  pattern: scanString,
  start_chars_hint: ['"'],
  line_breaks: false,
  label: 'a text',
});
/** Not followed by what would make it a name: `2fa`, `18-24`. */
export const NumberLiteral = createToken({
  name: 'NumberLiteral',
  pattern: new RegExp(`-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![A-Za-z0-9_${wideLetter}-])`),
  label: 'a number',
});
export const Identifier = createToken({
  name: 'Identifier',
  pattern: new RegExp(`[A-Za-z0-9_${wideLetter}][A-Za-z0-9_${wideLetter}-]*`),
  label: 'a name',
});
export const AtAt = createToken({ name: 'AtAt', pattern: '@@', label: '`@@`' });
export const At = createToken({ name: 'At', pattern: '@', label: '`@`' });
export const LeftParenthesis = createToken({ name: 'LeftParenthesis', pattern: '(', label: '`(`' });
export const RightParenthesis = createToken({ name: 'RightParenthesis', pattern: ')', label: '`)`' });
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[', label: '`[`' });
export const RightBracket = createToken({ name: 'RightBracket', pattern: ']', label: '`]`' });
export const LeftBrace = createToken({ name: 'LeftBrace', pattern: '{', label: '`{`' });
export const RightBrace = createToken({ name: 'RightBrace', pattern: '}', label: '`}`' });
export const Comma = createToken({ name: 'Comma', pattern: ',', label: '`,`' });
export const Colon = createToken({ name: 'Colon', pattern: ':', label: '`:`' });
export const Equals = createToken({ name: 'Equals', pattern: '=', label: '`=`' });
export const Dot = createToken({ name: 'Dot', pattern: '.', label: '`.`' });
export const Question = createToken({ name: 'Question', pattern: '?', label: '`?`' });
export const Exclamation = createToken({ name: 'Exclamation', pattern: '!', label: '`!`' });
/** A run of characters that no construct of the language uses. */
export const Stray = createToken({ name: 'Stray', pattern: new RegExp(`[${stray}]+|/`) });
/** Stands for what was nested too deeply; the lexer never makes one. */
export const TooDeep = createToken({ name: 'TooDeep', pattern: Lexer.NA });

/** In the order in which the lexer tries them. */
export const allTokens: TokenType[] = [
  WhiteSpace,
  Newline,
  DocComment,
  LineComment,
  BlockComment,
  BlockString,
  StringLiteral,
  NumberLiteral,
  Identifier,
  AtAt,
  At,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Comma,
  Colon,
  Equals,
  Dot,
  Question,
  Exclamation,
  Stray,
  TooDeep,
];
