import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParameterSpec, Report } from '../kinds/declaration.ts';
import type { ArgumentValue, ResolvedArgument } from '../kinds/resolved.ts';
import { type Span, spanText } from '../source/source.ts';
import type { Argument, Expression } from '../syntax/ast.ts';
import { listOf } from './listOf.ts';
import { parameterAt } from './vocabulary.ts';

/** What arguments are given to: an attribute, or a field in a list. */
export interface Callee {
  /** As the user writes it: `@@index`. */
  readonly written: string;
  readonly span: Span;
  readonly parameters: readonly ParameterSpec[];
}

/** Reads an expression as a parameter wants it; undefined, and reported, where it does not fit. */
export type ValueReader = (expression: Expression, parameter: ParameterSpec) => ArgumentValue | undefined;

/** The arguments that fit their parameters, by the names of these; all others are reported. */
export function bindArguments(
  given: readonly Argument[],
  callee: Callee,
  read: ValueReader,
  report: Report,
): ReadonlyMap<string, ResolvedArgument> {
  const resolved = new Map<string, ResolvedArgument>();
  const seen = new Set<string>();
  const unnamed = given.filter((argument) => !argument.name);
  if (unnamed.length > positions(callee)) reportUnnamed(unnamed, callee, report);
  for (const argument of given) {
    const position = unnamed.indexOf(argument);
    const parameter = parameterAt(callee.parameters, argument.name?.value, position);
    if (!parameter) {
      if (argument.name) reportUnknown(argument, callee, report);
      continue;
    }
    if (seen.has(parameter.name)) {
      const message = `The argument \`${parameter.name}\` is given twice.`;
      report(errorDiagnostic('duplicate-argument', message, { span: argument.span }));
      continue;
    }
    seen.add(parameter.name);
    const value = read(argument.value, parameter);
    if (value) resolved.set(parameter.name, { name: parameter.name, value, span: argument.span });
  }
  reportMissing(seen, callee, report);
  return resolved;
}

function positions(callee: Callee): number {
  return callee.parameters.filter((parameter) => parameter.position !== undefined).length;
}

function reportUnnamed(unnamed: readonly Argument[], callee: Callee, report: Report): void {
  const texts = unnamed.map((argument) => spanText(argument.span)).join(', ');
  const names = callee.parameters.map((parameter) => `\`${parameter.name}:\``);
  const message =
    positions(callee) === 0 && names.length === 0
      ? `\`${callee.written}\` takes no arguments.`
      : `\`${callee.written}\` takes ${positions(callee) === 0 ? 'no argument' : 'one argument'} without a name.`;
  const fixes = unnamed.length > 1 ? [{ title: `did you mean \`[${texts}]\`?` }] : [];
  report(errorDiagnostic('unknown-argument', message, { span: callee.span, fixes }));
}

function reportUnknown(argument: Argument, callee: Callee, report: Report): void {
  const name = argument.name?.value ?? '';
  const names = callee.parameters.map((parameter) => parameter.name);
  const meant = nearest(name, names);
  const message = `\`${callee.written}\` has no argument \`${name}\`.`;
  const known = names.length > 0 ? `it takes ${listOf(names, 'and')}` : 'it takes none';
  const fixes = [{ title: meant ? `did you mean \`${meant}\`?` : known }];
  report(errorDiagnostic('unknown-argument', message, { span: argument.span, fixes }));
}

function reportMissing(seen: ReadonlySet<string>, callee: Callee, report: Report): void {
  for (const parameter of callee.parameters) {
    if (!parameter.required || seen.has(parameter.name)) continue;
    const message = `\`${callee.written}\` needs its argument \`${parameter.name}\`.`;
    report(errorDiagnostic('missing-argument', message, { span: callee.span }));
  }
}
