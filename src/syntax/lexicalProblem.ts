import type { IToken } from 'chevrotain';
import { type Diagnostic, errorDiagnostic, type Fix } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { maximumDepth } from './readLines.ts';
import { isTerminatedBlockString, isTerminatedComment, isTerminatedString } from './scan.ts';
import {
  BlockComment,
  BlockString,
  DocComment,
  Identifier,
  LineComment,
  Stray,
  StringLiteral,
  TooDeep,
} from './tokens.ts';
import { unstorable } from './unstorable.ts';

const notInNames = /[^\p{L}\p{N}\p{M}_-]/u;

/** What is wrong with a token by itself; `undefined` where nothing is. */
export function lexicalProblem(token: IToken, source: Source): Diagnostic | undefined {
  switch (token.tokenType) {
    case Identifier:
      return invalidName(token, source);
    case Stray:
      return strayCharacters(token, source);
    case StringLiteral:
    case BlockString:
      return unterminatedString(token, source) ?? unstorableCharacter(token, source);
    case DocComment:
    case LineComment:
    case BlockComment:
      return unterminatedComment(token, source) ?? unstorableCharacter(token, source);
    case TooDeep:
      return errorDiagnostic('nested-too-deeply', `Brackets are nested more than ${maximumDepth} deep here`, {
        span: at(token, source, 0, token.image.length),
      });
    default:
      return undefined;
  }
}

function at(token: IToken, source: Source, start: number, length: number) {
  return { source, start: token.startOffset + start, end: token.startOffset + start + length };
}

function invalidName(token: IToken, source: Source): Diagnostic | undefined {
  const found = notInNames.exec(token.image);
  if (!found) return undefined;
  return errorDiagnostic(
    'invalid-name',
    `A name holds letters, digits, \`_\` and \`-\`, not ${shown(found[0])}`,
    {
      span: at(token, source, found.index, found[0].length),
      fixes: [
        { title: 'Choose another name, and give the name in the database with `@map("…")` or `@@map("…")`' },
      ],
    },
  );
}

const strayFixes: Readonly<Record<string, string>> = {
  "'": 'Write texts in double quotes',
  '`': 'Write texts in double quotes',
  '“': 'Write texts in plain double quotes: `"`',
  '”': 'Write texts in plain double quotes: `"`',
  '#': 'Write comments with `//`',
  ';': 'Leave it out: the end of the line ends a member',
  '-': 'Write comments with `//`',
};

function strayCharacters(token: IToken, source: Source): Diagnostic {
  const first = String.fromCodePoint(token.image.codePointAt(0)!);
  const title = strayFixes[first];
  const fixes: Fix[] = title ? [{ title }] : [];
  return errorDiagnostic('stray-character', `Nothing in the language is written with ${shown(first)}`, {
    span: at(token, source, 0, first.length),
    fixes,
  });
}

function unterminatedString(token: IToken, source: Source): Diagnostic | undefined {
  if (token.tokenType === BlockString) {
    if (isTerminatedBlockString(token.image)) return undefined;
    return errorDiagnostic('unterminated-string', 'The closing `"""` of this text is missing', {
      span: at(token, source, 0, 3),
    });
  }
  if (isTerminatedString(token.image)) return undefined;
  return errorDiagnostic('unterminated-string', 'The closing `"` of this text is missing on its line', {
    span: at(token, source, 0, token.image.length),
    fixes: [{ title: 'Write a text of several lines between `"""` and `"""`' }],
  });
}

function unterminatedComment(token: IToken, source: Source): Diagnostic | undefined {
  if (token.tokenType !== BlockComment || isTerminatedComment(token.image)) return undefined;
  return errorDiagnostic('unterminated-comment', 'The closing `*/` of this comment is missing', {
    span: at(token, source, 0, 2),
  });
}

function unstorableCharacter(token: IToken, source: Source): Diagnostic | undefined {
  const found = unstorable.exec(token.image);
  if (!found) return undefined;
  return errorDiagnostic('invalid-character', `PostgreSQL cannot store ${shown(found[0])}`, {
    span: at(token, source, found.index, 1),
  });
}

/** A character between backticks, or its number where it cannot be seen. */
function shown(character: string): string {
  const code = character.codePointAt(0)!;
  const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
  return visible ? `\`${character}\`` : `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
