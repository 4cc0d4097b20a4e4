import type { IToken } from 'chevrotain';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';
import { tokenEnd } from './lexer.ts';

/** Forms of the first version of Prisma's language, and of its neighbours. */
export type LegacyForm = 'colon' | 'list' | 'required';

const legacyMessages: Readonly<Record<LegacyForm, string>> = {
  colon: 'No `:` stands between a field and its type',
  list: 'A list is written with `[]` behind its type: `String[]`',
  required: 'A field is required without `!`',
};

/** A form that is understood and not allowed. */
export function legacyForm(form: LegacyForm, token: IToken, source: Source): Diagnostic {
  const span = { source, start: token.startOffset, end: tokenEnd(token) };
  const fixes = form === 'list' ? [] : [{ title: `Remove \`${token.image}\``, edits: [{ span, text: '' }] }];
  return errorDiagnostic(`legacy-${form}`, legacyMessages[form], { span, fixes });
}

/** Nothing stands behind a `=` or `:`. */
export function missingValue(sign: IToken, source: Source): Diagnostic {
  return errorDiagnostic('expected-value', `A value is missing behind \`${sign.image}\``, {
    span: { source, start: sign.startOffset, end: tokenEnd(sign) },
  });
}

/** `String[]?` */
export function optionalList(span: Span): Diagnostic {
  return errorDiagnostic('optional-list', 'A list cannot be optional: without items it is empty', {
    span,
    fixes: [{ title: 'Write `[]` alone' }],
  });
}

/** `String??`, `String[][]` */
export function repeatedMark(span: Span): Diagnostic {
  return errorDiagnostic('repeated-type-mark', 'A type has at most one `[]` or one `?`', { span });
}
