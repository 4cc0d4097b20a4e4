import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Source } from '../source/source.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import type { ScriptStatement, SplitScript } from '../sql/splitStatements.ts';
import { utf16Offsets } from '../sql/utf16Offsets.ts';
import { commentGaps, type PlacedComment } from './commentGaps.ts';
import { type Directive, headerEnd, readDirective } from './migrationHeader.ts';
import { testDirectives } from './testing/testDirectives.ts';

/** What is read at the head of a file, and nowhere else. */
const ofTheHead: readonly string[] = ['parent', 'schema', 'replaces', 'hold'];
/** What is said of the statement below. */
const ofAStatement: readonly string[] = ['batch', 'until'];
const known: readonly string[] = [...ofTheHead, ...ofAStatement, 'no-transaction', 'step', 'expect'];

/** Comments of a migration file that mean to be directives, and would say nothing as they stand. */
export function directiveProblems(
  parser: PostgresParser,
  source: Source,
  script: SplitScript,
): readonly Diagnostic[] {
  const head = headerEnd(source.text);
  return [
    ...commentGaps(source.text, script).flatMap(({ comments, over }) =>
      comments.flatMap((comment) => problemOf(source, comment, { head, isOver: over !== undefined })),
    ),
    ...script.statements.flatMap((statement) => insideStatement(parser, source, statement)),
  ];
}

function problemOf(
  source: Source,
  comment: PlacedComment,
  { head, isOver }: { readonly head: number; readonly isOver: boolean },
): readonly Diagnostic[] {
  const directive = readDirective(comment.text);
  if (!directive) return misspelt(source, comment);
  const span = spanOf(source, comment.start + comment.text.indexOf('schemac:'), directive);
  const { name } = directive;
  if (!known.includes(name)) return [unknownDirective(span, name)];
  if (ofTheHead.includes(name) && comment.start >= head)
    return [misplaced(span, `\`schemac:${name}\` is read at the head of the file, before anything else.`)];
  if (ofAStatement.includes(name) && !isOver)
    return [misplaced(span, `\`schemac:${name}\` belongs over a statement, and none follows.`)];
  return [];
}

/** A comment that begins as a directive does, and is none: `-- schemac: batch`, or one in slashes. */
function misspelt(source: Source, { text, start }: PlacedComment): readonly Diagnostic[] {
  if (!/^(?:--|\/\*)\s*schemac\s*:/i.test(text)) return [];
  const word = /:\s*([\w-]+)/.exec(text)?.[1]?.toLowerCase();
  const written = word !== undefined && known.includes(word) ? word : 'batch by=id';
  const end = start + /^.*/.exec(text)![0].trimEnd().length;
  return [
    errorDiagnostic('unknown-directive', 'This comment is meant as a directive, and cannot be read as one.', {
      span: { source, start, end },
      fixes: [{ title: `Write it as \`-- schemac:${written}\`, on a line of its own.` }],
    }),
  ];
}

function unknownDirective(span: Diagnostic['span'], name: string): Diagnostic {
  const close = nearest(name, known);
  const isOfTests = (testDirectives as readonly string[]).includes(name);
  return errorDiagnostic('unknown-directive', `There is no directive \`schemac:${name}\`.`, {
    ...(span && { span }),
    notes: isOfTests ? [] : [{ message: 'A later schemac may know it.' }],
    ...(isOfTests && {
      fixes: [{ title: 'It is one of tests: write it into `test.sql` beside this file.' }],
    }),
    ...(close !== undefined && !isOfTests && { fixes: [{ title: `Did you mean \`schemac:${close}\`?` }] }),
  });
}

/** Only between statements are comments read. */
function insideStatement(
  parser: PostgresParser,
  source: Source,
  { start, text }: ScriptStatement,
): readonly Diagnostic[] {
  if (!/--\s*schemac:/.test(text)) return [];
  const offsetOf = utf16Offsets(text);
  return parser.scan(text).tokens.flatMap((token) => {
    const directive = token.tokenName === 'SQL_COMMENT' ? readDirective(token.text) : undefined;
    if (!directive) return [];
    const at = start + offsetOf(token.start);
    const span = spanOf(source, at + token.text.indexOf('schemac:'), directive);
    return [misplaced(span, 'A directive inside a statement is not read: write it over the statement.')];
  });
}

function misplaced(span: NonNullable<Diagnostic['span']>, message: string): Diagnostic {
  return errorDiagnostic('directive-place', message, { span });
}

function spanOf(source: Source, start: number, { name }: Directive): NonNullable<Diagnostic['span']> {
  return { source, start, end: start + `schemac:${name}`.length };
}
