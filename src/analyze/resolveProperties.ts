import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParameterSpec, Report } from '../kinds/declaration.ts';
import type { ResolvedArgument } from '../kinds/resolved.ts';
import type { Assignment, Block } from '../syntax/ast.ts';
import { argumentValue, isPlain } from './argumentValue.ts';
import { listOf } from './listOf.ts';
import { parameterAt } from './vocabulary.ts';

/** The `key = value` lines of a block, by key. With `any`, every key is known and its value is as it was written. */
export function resolveProperties(
  block: Block,
  specs: readonly ParameterSpec[] | 'any',
  report: Report,
): ReadonlyMap<string, ResolvedArgument> {
  const resolved = new Map<string, ResolvedArgument>();
  for (const [name, assignment] of assignmentsOf(block, report)) {
    const spec: ParameterSpec | undefined =
      specs === 'any' ? { name, type: 'expression', documentation: '' } : parameterAt(specs, name, -1);
    if (!spec) {
      if (specs !== 'any') reportUnknown(assignment, specs, report);
    } else if (isPlain(spec)) {
      const value = argumentValue(assignment.value, spec, report);
      if (value) resolved.set(name, { name, value, span: assignment.span });
    }
  }
  if (specs !== 'any') reportMissing(block, specs, report);
  return resolved;
}

function assignmentsOf(block: Block, report: Report): ReadonlyMap<string, Assignment> {
  const assignments = new Map<string, Assignment>();
  for (const member of block.members) {
    if (member.type !== 'Assignment' || member.key.value === '') continue;
    const { value, span } = member.key;
    if (assignments.has(value)) {
      report(errorDiagnostic('duplicate-property', `\`${value}\` is given twice.`, { span }));
    } else {
      assignments.set(value, member);
    }
  }
  return assignments;
}

function reportUnknown({ key, span }: Assignment, specs: readonly ParameterSpec[], report: Report): void {
  if (specs.length === 0) return;
  const names = specs.map((spec) => spec.name);
  const meant = nearest(key.value, names);
  const title = meant ? `did you mean \`${meant}\`?` : `it is ${listOf(names, 'or')}`;
  report(
    errorDiagnostic('unknown-property', `There is no property \`${key.value}\` here.`, {
      span,
      fixes: [{ title }],
    }),
  );
}

function reportMissing(block: Block, specs: readonly ParameterSpec[], report: Report): void {
  const given = new Set(
    block.members.flatMap((member) => (member.type === 'Assignment' ? [member.key.value] : [])),
  );
  for (const spec of specs) {
    if (!spec.required || given.has(spec.name)) continue;
    const message = `The ${block.keyword.value} needs the property \`${spec.name}\`.`;
    report(errorDiagnostic('missing-property', message, { span: block.name?.span ?? block.span }));
  }
}
