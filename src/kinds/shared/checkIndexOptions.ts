import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute } from '../resolved.ts';
import { checkIndexable } from './checkIndexable.ts';

/** The methods whose indexes have no order. */
const unordered = ['Hash', 'Gin', 'Gist', 'SpGist', 'Brin'];

/** Reports what an index of that type, in the language's spelling, does not take. */
export function checkIndexOptions(
  { span }: ResolvedAttribute,
  elements: readonly ElementReference[],
  type: string,
  report: Report,
): void {
  const error = (message: string) => report(errorDiagnostic('unsupported-argument', message, { span }));
  if (elements.some((element) => element.arguments.has('length'))) {
    error('PostgreSQL cannot index a prefix of a column: leave `length` out.');
  }
  if (unordered.includes(type) && elements.some((element) => element.arguments.has('sort'))) {
    error(`An index of type ${type} has no order: leave \`sort\` out.`);
  }
  if (type === 'SpGist' && elements.length > 1) {
    error('An index of type SpGist takes one column.');
  }
  checkIndexable(elements, report);
}
