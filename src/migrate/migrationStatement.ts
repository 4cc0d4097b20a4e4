import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import type { Insertion } from '../sql/restriction.ts';
import type { ScriptStatement, SplitScript } from '../sql/splitStatements.ts';
import { splitStatements } from '../sql/splitStatements.ts';
import type { Batch } from './batch.ts';
import { readDirective } from './migrationHeader.ts';
import { readBatch } from './readBatch.ts';

/** One statement of a migration file, with what the comments over it say of how it is run. */
export interface MigrationStatement extends ScriptStatement {
  readonly batch?: Batch;
  /** From `-- schemac:step`: what stands before it is committed first. */
  readonly beginsStep?: boolean;
  /** It is a query, from `-- schemac:expect`, and the migration goes on where it returns neither false nor nothing. */
  readonly expects?: boolean;
  /** The comment over an expectation. */
  readonly reason?: string;
  /** What was put into the text of the file to make `text`. */
  readonly insertions?: readonly Insertion[];
}

interface ReadStatements {
  readonly statements: readonly MigrationStatement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the comments between statements: each expectation becomes a statement in its place. */
export function readStatements(
  parser: PostgresParser,
  source: Source,
  { statements, trailing }: SplitScript,
): ReadStatements {
  const context = { parser, source };
  const parts = statements.map((statement, index) => {
    const gap = { start: statements[index - 1]?.end ?? 0, comments: statement.comments };
    return inSteps(joined(expectations(context, gap), readStatement(context, statement)), gap);
  });
  const end = { start: statements.at(-1)?.end ?? 0, comments: trailing };
  return joined(...parts, expectations(context, end));
}

interface Context {
  readonly parser: PostgresParser;
  readonly source: Source;
}

/** The comments between two statements. */
interface Gap {
  readonly start: number;
  readonly comments: readonly string[];
}

function readStatement({ parser, source }: Context, statement: ScriptStatement): ReadStatements {
  const batch = readBatch(parser, source, statement);
  if (!batch) return { statements: [statement], diagnostics: [] };
  if ('severity' in batch) return { statements: [statement], diagnostics: [batch] };
  return { statements: [{ ...statement, batch }], diagnostics: [] };
}

function expectations(context: Context, { start, comments }: Gap): ReadStatements {
  let from = start;
  const parts = comments.map((comment, index) => {
    from = context.source.text.indexOf(comment, from);
    const at = from;
    from += comment.length;
    const directive = readDirective(comment);
    return directive?.name === 'expect'
      ? readExpectation(context, directive.argument, {
          start: at + comment.indexOf(directive.argument),
          reason: reasonIn(comments[index - 1]),
        })
      : { statements: [], diagnostics: [] };
  });
  return joined(...parts);
}

/** The statements of a gap, of which the first behind `-- schemac:step` begins a step. */
function inSteps({ statements, diagnostics }: ReadStatements, { comments }: Gap): ReadStatements {
  const names = comments.map((comment) => readDirective(comment)?.name);
  const step = names.lastIndexOf('step');
  if (step < 0) return { statements, diagnostics };
  const expected = names.slice(0, step).filter((name) => name === 'expect').length;
  const marked = statements.map((statement, index) =>
    index === expected ? { ...statement, beginsStep: true } : statement,
  );
  return { statements: marked, diagnostics };
}

/** What a comment says, if it is nothing that schemac reads. */
export function reasonIn(comment: string | undefined): string | undefined {
  const text = comment?.startsWith('--') && !readDirective(comment) ? comment.slice(2).trim() : '';
  return text === '' ? undefined : text;
}

/** Reads the query of `-- schemac:expect`, which begins at `start`. */
export function readExpectation(
  { parser, source }: Context,
  written: string,
  { start, reason }: { readonly start: number; readonly reason: string | undefined },
): ReadStatements {
  const query = written.replace(/;\s*$/, '');
  const { statements, error } = splitStatements(parser, query);
  const [statement] = statements;
  if (statement && statements.length === 1 && 'SelectStmt' in statement.node) {
    const end = start + statement.end;
    const read = { ...statement, start, end, comments: [], expects: true, ...(reason && { reason }) };
    return { statements: [read], diagnostics: [] };
  }
  const wrong = error ? `PostgreSQL cannot read this: ${error.message}.` : 'An expectation is one SELECT.';
  const span = { source, start: start + (error?.start ?? 0), end: start + (error?.end ?? query.length) };
  return { statements: [], diagnostics: [errorDiagnostic('expectation-syntax', wrong, { span })] };
}

function joined(...parts: readonly ReadStatements[]): ReadStatements {
  return {
    statements: parts.flatMap(({ statements }) => statements),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}
