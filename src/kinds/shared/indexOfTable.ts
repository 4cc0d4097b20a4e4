import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Expression } from '../../syntax/ast.ts';
import { string } from '../../syntax/build.ts';
import type { ParameterSpec, Report } from '../declaration.ts';
import type { SchemaDraft } from '../rendering.ts';
import type { ResolvedAttribute, ResolvedBlock } from '../resolved.ts';
import { stringArgument } from './resolvedArguments.ts';

const indexKinds: ReadonlySet<string> = new Set(['primary-key', 'unique', 'index', 'exclusion']);

/** `index: "deals_city_idx"` */
export const indexParameter: ParameterSpec = {
  name: 'index',
  type: 'name',
  documentation: 'The name in the database of an index, a key or an exclusion constraint of the table.',
};

/** The index of that name among the objects that are declared; undefined, and reported, where the table has none. */
export function indexOfTable(
  block: ResolvedBlock,
  attribute: ResolvedAttribute,
  declared: readonly SchemaObject[],
  report: Report,
): ObjectId | undefined {
  const name = stringArgument(attribute, 'index');
  if (name === undefined) return undefined;
  const own = declared.filter(({ kind, parent }) => indexKinds.has(kind) && parent === block.id);
  const found = own.find((object) => object.name.at(-1) === name);
  if (found) return found.id;
  const fixes = own.map((object) => ({ title: `name one that is there: "${object.name.at(-1)}"` }));
  const message = `\`${block.name}\` has no index "${name}".`;
  report(errorDiagnostic('unknown-index', message, { span: attribute.span, fixes }));
  return undefined;
}

/** What says it again: `"deals_city_idx"`. */
export function indexWord(index: ObjectId, draft: SchemaDraft): Expression {
  return string(draft.schema.get(index)!.name.at(-1)!);
}
