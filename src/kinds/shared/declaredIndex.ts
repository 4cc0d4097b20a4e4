import type { ObjectId } from '../../model/object.ts';
import type { Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { allColumns } from './allColumns.ts';
import { collationReferences } from './collationReferences.ts';
import { collationDependency } from './fieldCollation.ts';
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

/** What must be there before the index: columns, and collations of the schema. */
export function indexDependencies(
  { elements, include, predicate }: IndexDefinition,
  block: ResolvedBlock,
  schema: ResolvedSchema,
): readonly ObjectId[] {
  const columns = elements.flatMap(({ column }) => column ?? []);
  const texts = [...elements.map(({ expression }) => expression), predicate].filter((text) => text != null);
  // Which columns an expression names is PostgreSQL's to know: all of the table are there before the index.
  const used = texts.length > 0 ? allColumns(block).map((field) => field.id) : [...columns, ...include];
  const collations = [
    ...elements.flatMap(({ collation }) => collationDependency(collation ?? null)),
    ...texts.flatMap((text) => collationReferences(text, schema)),
  ];
  return [...new Set([...used, ...collations])];
}
