import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { expressionError } from '../sql/expressionError.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { Document, StringExpression } from '../syntax/ast.ts';
import { sqlStrings } from './sqlStrings.ts';

/**
 * What PostgreSQL's own parser finds wrong with the SQL in schema documents, each at its place in the string. The
 * parser is loaded only where there is SQL.
 */
export async function checkSql(documents: readonly Document[]): Promise<readonly Diagnostic[]> {
  const strings = documents.flatMap(sqlStrings).filter(({ value }) => value.trim() !== '');
  if (strings.length === 0) return [];
  const parser = await loadPostgresParser();
  return strings.flatMap((string) => {
    const error = expressionError(string.value, parser);
    if (!error) return [];
    const span = spanWithin(string, error.start, error.end);
    return [
      errorDiagnostic('sql-syntax-error', `PostgreSQL cannot read this SQL: ${error.message}.`, { span }),
    ];
  });
}

/** The place of a part of a string's text in its source. */
function spanWithin({ offsets, span }: StringExpression, start: number, end: number) {
  return { source: span.source, start: offsets[start] ?? span.start, end: offsets[end] ?? span.end };
}
