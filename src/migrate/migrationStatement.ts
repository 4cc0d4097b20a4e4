import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import type { Insertion } from '../sql/restriction.ts';
import type { ScriptStatement, SplitScript } from '../sql/splitStatements.ts';
import { splitStatements } from '../sql/splitStatements.ts';
import type { Batch } from './batch.ts';
import { commentGaps, type PlacedComment } from './commentGaps.ts';
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
export function readStatements(parser: PostgresParser, source: Source, script: SplitScript): ReadStatements {
  const context = { parser, source };
  const parts = commentGaps(source.text, script).map(({ comments, over }) => {
    const expected = expectations(context, comments);
    return over ? inSteps(joined(expected, readStatement(context, over)), over) : expected;
  });
  return joined(...parts);
}

interface Context {
  readonly parser: PostgresParser;
  readonly source: Source;
}

function readStatement({ parser, source }: Context, statement: ScriptStatement): ReadStatements {
  const batch = readBatch(parser, source, statement);
  if (!batch) return { statements: [statement], diagnostics: [] };
  if ('severity' in batch) return { statements: [statement], diagnostics: [batch] };
  return { statements: [{ ...statement, batch }], diagnostics: [] };
}

function expectations(context: Context, comments: readonly PlacedComment[]): ReadStatements {
  const parts = comments.map(({ text, start }, index) => {
    const directive = readDirective(text);
    return directive?.name === 'expect'
      ? readExpectation(context, directive.argument, {
          start: start + text.indexOf(directive.argument),
          reason: reasonIn(comments[index - 1]?.text),
        })
      : { statements: [], diagnostics: [] };
  });
  return joined(...parts);
}

/** What stands over a statement, and it, of which the first behind `-- schemac:step` begins a step. */
function inSteps({ statements, diagnostics }: ReadStatements, { comments }: ScriptStatement): ReadStatements {
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
