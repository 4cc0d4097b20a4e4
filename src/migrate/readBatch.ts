import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';
import { expressionError } from '../sql/expressionError.ts';
import { pagedRelation } from '../sql/pagedRelation.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { wherePlace } from '../sql/restriction.ts';
import type { ScriptStatement } from '../sql/splitStatements.ts';
import type { Batch } from './batch.ts';
import { readBatchDirective } from './batchDirective.ts';
import { readDirective } from './migrationHeader.ts';

/** What the comments over a statement say of batches; undefined where they say nothing. */
export function readBatch(
  parser: PostgresParser,
  source: Source,
  statement: ScriptStatement,
): Batch | Diagnostic | undefined {
  const found = statement.comments.flatMap((comment) => {
    const directive = readDirective(comment);
    return directive && ['batch', 'until'].includes(directive.name) ? [{ ...directive, comment }] : [];
  });
  if (found.length === 0) return undefined;
  const spanOf = (comment: string) => commentSpan(source, statement, comment);
  const batches = found.filter(({ name }) => name === 'batch');
  const untils = found.filter(({ name }) => name === 'until');
  const [batch, until] = [batches[0], untils[0]];
  if (!batch) return wrong('It belongs to a statement with `-- schemac:batch`.', spanOf(until!.comment));
  const twice = batches[1] ?? untils[1];
  if (twice) return wrong('It is said twice of one statement.', spanOf(twice.comment));
  const failure = until && expressionError(until.argument, parser);
  if (failure)
    return wrong(`PostgreSQL cannot read the condition: ${failure.message}.`, spanOf(until.comment));
  const read = readBatchOf(parser, statement, batch.argument);
  if (typeof read === 'string') return wrong(read, spanOf(batch.comment));
  return { ...read, ...(until && { until: until.argument }) };
}

function readBatchOf(parser: PostgresParser, statement: ScriptStatement, argument: string): Batch | string {
  const directive = readBatchDirective(argument);
  if (typeof directive === 'string') return directive;
  const { table, ...settings } = directive;
  const relation = pagedRelation(statement.node, table, settings.key);
  if ('refusal' in relation) return relation.refusal;
  const place = wherePlace(parser, statement.text, relation.command);
  if (!place) return 'Write the SELECT of this INSERT without parentheses around it.';
  return { ...settings, relation, place };
}

function wrong(message: string, span: Span): Diagnostic {
  return errorDiagnostic('batch', message, { span });
}

/** The comment nearest before the statement that reads like this. */
function commentSpan(source: Source, { start }: ScriptStatement, comment: string): Span {
  const from = source.text.lastIndexOf(comment, start);
  return { source, start: from, end: from + comment.length };
}
