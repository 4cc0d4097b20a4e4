import type { Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import { indexElements, indexOptions } from './indexParameters.ts';
import { predicateOf } from './predicate.ts';

/** The index that `@@index`, `@@unique` or `@@exclude` states. */
export function declaredIndex(
  block: ResolvedBlock,
  attribute: ResolvedAttribute,
  elements: readonly ElementReference[],
  method: string,
  schema: ResolvedSchema,
  report: Report,
): IndexDefinition {
  return {
    table: block.id,
    method,
    elements: indexElements(elements, method, schema),
    predicate: predicateOf(attribute, block, report),
    ...indexOptions(attribute),
  };
}
