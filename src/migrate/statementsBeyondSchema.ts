import { type Diagnostic, errorDiagnostic, type Fix } from '../diagnostic/diagnostic.ts';
import { type Source, type Span, spanText } from '../source/source.ts';
import { isBeyondSchema } from '../sql/beyondSchema.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { splitStatements } from '../sql/splitStatements.ts';

/** The statements that do what no schema shows, of texts that PostgreSQL's parser takes. */
export function statementsBeyondSchema(parser: PostgresParser, sources: readonly Source[]): readonly Span[] {
  return sources.flatMap((source) =>
    splitStatements(parser, source.text)
      .statements.filter(({ node }) => isBeyondSchema(node))
      .map(({ start, end }) => ({ source, start, end })),
  );
}

/** As many as fit on a screen. */
const maximumStatements = 8;

/** An error at the first of some statements, which names the others. */
export function statementsError(
  code: string,
  message: string,
  [first, ...others]: readonly [Span, ...Span[]],
  fixes: readonly Fix[],
): Diagnostic {
  const shown = others.slice(0, maximumStatements - 1).map((span) => ({
    message: `${span.source.path}: ${spanText(span).replaceAll(/\s+/g, ' ').slice(0, 80)}`,
  }));
  const more = others.length - shown.length;
  const notes = more > 0 ? [...shown, { message: `… and ${more} more` }] : shown;
  return errorDiagnostic(code, message, { span: first, notes, fixes });
}
