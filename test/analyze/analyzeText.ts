import { type AnalysisOptions, type AnalysisResult, analyze } from '../../src/analyze/analyze.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { SchemaObject } from '../../src/model/object.ts';
import { positionAt, spanText } from '../../src/source/source.ts';
import { parse } from '../../src/syntax/parse.ts';

/** Parses and analyses schema files, each a text. Syntax errors come first among the diagnostics. */
export function analyzeText(texts: string | readonly string[], options?: AnalysisOptions): AnalysisResult {
  const files = typeof texts === 'string' ? [texts] : texts;
  const parsed = files.map((text, index) => parse({ path: `schema${index || ''}.dsl`, text }));
  const result = analyze(
    parsed.map((one) => one.document),
    options,
  );
  const diagnostics = [...parsed.flatMap((one) => one.diagnostics), ...result.diagnostics];
  return { ...result, diagnostics };
}

/** `column:public.deals.city {"type":…} {details}`, one line an object, but for those of the kinds left out. */
export function renderObjects(result: AnalysisResult, kinds?: readonly string[]): readonly string[] {
  return [...result.schema.values()]
    .filter((object) => !kinds || kinds.includes(object.kind))
    .map((object) => [object.id, ...Object.entries(factsOf(object)).map(factText)].join(' '));
}

function factsOf(object: SchemaObject): Record<string, unknown> {
  return { ...object.attributes, ...object.details, ...object.hints };
}

function factText([name, value]: [string, unknown]): string {
  return `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

/** `error unknown-type 3:8 «Strng»: There is no type …`, and a line for each fix. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap((diagnostic) => {
    const { span } = diagnostic;
    const place = span && positionAt(span.source, span.start);
    const where = span && place ? ` ${place.line}:${place.column} «${spanText(span).split('\n')[0]}»` : '';
    const fixes = (diagnostic.fixes ?? []).map((fix) => `  fix: ${fix.title}`);
    return [`${diagnostic.severity} ${diagnostic.code}${where}: ${diagnostic.message}`, ...fixes];
  });
}
