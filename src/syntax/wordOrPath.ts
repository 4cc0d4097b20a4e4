import type { Span } from '../source/source.ts';
import type { Expression, Name } from './ast.ts';

/** The node of a path in a value: `true`, `false` and `null` are values of their own. */
export function wordOrPath(path: readonly Name[], span: Span): Expression {
  const word = path.length === 1 ? path[0]!.value : undefined;
  if (word === 'true' || word === 'false') return { type: 'Boolean', value: word === 'true', span };
  return word === 'null' ? { type: 'Null', span } : { type: 'Path', path, span };
}
