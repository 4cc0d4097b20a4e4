import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Argument, Expression } from '../../syntax/ast.ts';
import { argument, array, call, path, string } from '../../syntax/build.ts';
import type { SchemaDraft } from '../rendering.ts';
import { constraintName } from './constraintName.ts';
import { collationWords } from './fieldCollation.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';
import { indexMethods } from './indexParameters.ts';

/** Whether the keys make a list of fields, which names each of them once; where not, it is reported. */
export function canBeListed(index: SchemaObject<string, IndexDefinition>, draft: SchemaDraft): boolean {
  const columns = index.attributes.elements.flatMap(({ column }) => column ?? []);
  if (new Set(columns).size === columns.length) return true;
  draft.notInLanguage(index, 'a column stands in it twice');
  return false;
}

/** The keys of an index: `[city, title(sort: Desc), raw("lower(email)")]`; `more` is what else is said of each. */
export function elementList(
  elements: readonly IndexElement[],
  draft: SchemaDraft,
  more: (index: number) => readonly Argument[] = () => [],
): Argument {
  return argument(array(...elements.map((element, index) => elementWords(element, more(index), draft))));
}

function elementWords(element: IndexElement, more: readonly Argument[], draft: SchemaDraft): Expression {
  const options = [...elementOptions(element, draft), ...more];
  if (element.column === undefined) return call('raw', string(element.expression!), ...options);
  const field = draft.fieldName(element.column);
  return options.length === 0 ? path(field) : call(field, ...options);
}

function elementOptions(element: IndexElement, draft: SchemaDraft): readonly Argument[] {
  const { operatorClass, collation, descending, nulls } = element;
  return [
    ...(operatorClass === undefined ? [] : [argument('ops', call('raw', string(operatorClass)))]),
    ...(collation === undefined ? [] : [argument('collate', collationWords(collation, draft))]),
    ...(descending ? [argument('sort', path('Desc'))] : []),
    ...(nulls === undefined ? [] : [argument('nulls', path(nulls === 'first' ? 'First' : 'Last'))]),
  ];
}

/** The arguments behind the keys, but for the name; `usual` is the method that goes without saying. */
export function indexArguments(
  index: IndexDefinition,
  draft: SchemaDraft,
  usual = 'btree',
): readonly Argument[] {
  const { include, predicate } = index;
  return [
    ...(index.method === usual ? [] : [argument('type', methodWords(index.method))]),
    ...includeArguments(include, draft),
    ...(predicate === null ? [] : [argument('where', call('raw', string(predicate)))]),
    ...storageArguments(index),
  ];
}

/** `include: [title]` */
export function includeArguments(include: readonly ObjectId[], draft: SchemaDraft): readonly Argument[] {
  return include.length === 0
    ? []
    : [argument('include', array(...include.map((id) => path(draft.fieldName(id)))))];
}

/** `with: ["fillfactor=70"], tablespace: "fast"` */
export function storageArguments({
  parameters,
  tablespace,
}: Pick<IndexDefinition, 'parameters' | 'tablespace'>): readonly Argument[] {
  return [
    ...(parameters.length === 0 ? [] : [argument('with', array(...parameters.map((text) => string(text))))]),
    ...(tablespace === undefined ? [] : [argument('tablespace', string(tablespace))]),
  ];
}

/** The method of an extension has no word of its own: `raw("hnsw")`. */
function methodWords(method: string): Expression {
  const word = Object.keys(indexMethods).find((candidate) => indexMethods[candidate] === method);
  return word === undefined ? call('raw', string(method)) : path(word);
}

/** `map: "…"`, where the name is not the one that an index on these keys gets by itself. */
export function nameArgument(
  index: SchemaObject<'unique' | 'index' | 'exclusion', IndexDefinition>,
  draft: SchemaDraft,
): readonly Argument[] {
  const stored = (id: ObjectId) => draft.schema.get(id)!.name.at(-1)!;
  const columns = index.attributes.elements.map(({ column }) => (column ? stored(column) : 'expr'));
  const name = index.name.at(-1)!;
  const derived = constraintName(index.kind, stored(index.parent!), columns);
  return name === derived ? [] : [argument('map', string(name))];
}
