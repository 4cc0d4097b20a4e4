import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Argument, Expression } from '../../syntax/ast.ts';
import { argument, array, call, path, string } from '../../syntax/build.ts';
import type { SchemaDraft } from '../rendering.ts';
import { constraintName } from './constraintName.ts';
import type { IndexElement } from './indexElement.ts';

/** What an index and a unique index have in common. */
export interface IndexDefinition {
  readonly method: string;
  readonly elements: readonly IndexElement[];
  readonly include: readonly ObjectId[];
  readonly predicate: string | null;
  readonly parameters: readonly string[];
}

/** The keys of an index: `[city, title(sort: Desc), raw("lower(email)")]`. */
export function elementList(elements: readonly IndexElement[], draft: SchemaDraft): Argument {
  return argument(array(...elements.map((element) => elementWords(element, draft))));
}

function elementWords(element: IndexElement, draft: SchemaDraft): Expression {
  const options = elementOptions(element);
  if (element.column === undefined) return call('raw', string(element.expression!), ...options);
  const field = draft.fieldName(element.column);
  return options.length === 0 ? path(field) : call(field, ...options);
}

function elementOptions(element: IndexElement): readonly Argument[] {
  const { operatorClass, collation, descending, nulls } = element;
  return [
    ...(operatorClass === undefined ? [] : [argument('ops', call('raw', string(operatorClass)))]),
    ...(collation === undefined ? [] : [argument('collate', string(collation))]),
    ...(descending ? [argument('sort', path('Desc'))] : []),
    ...(nulls === undefined ? [] : [argument('nulls', path(nulls === 'first' ? 'First' : 'Last'))]),
  ];
}

/** The arguments behind the keys, but for the name. */
export function indexArguments(index: IndexDefinition, draft: SchemaDraft): readonly Argument[] {
  const { include, predicate, parameters } = index;
  return [
    ...(index.method === 'btree' ? [] : [argument('type', methodWords(index.method))]),
    ...(include.length === 0
      ? []
      : [argument('include', array(...include.map((id) => path(draft.fieldName(id)))))]),
    ...(predicate === null ? [] : [argument('where', call('raw', string(predicate)))]),
    ...(parameters.length === 0 ? [] : [argument('with', array(...parameters.map((text) => string(text))))]),
  ];
}

const methods: Readonly<Record<string, string>> = {
  hash: 'Hash',
  gin: 'Gin',
  gist: 'Gist',
  spgist: 'SpGist',
  brin: 'Brin',
};

/** The method of an extension has no word of its own: `raw("hnsw")`. */
function methodWords(method: string): Expression {
  const word = methods[method];
  return word === undefined ? call('raw', string(method)) : path(word);
}

/** `map: "…"`, where the name is not the one that an index on these columns gets by itself. */
export function nameArgument(
  index: SchemaObject,
  elements: readonly IndexElement[],
  type: 'unique' | 'index',
  draft: SchemaDraft,
): readonly Argument[] {
  const name = index.name.at(-1)!;
  const columns = elements.map((element) => element.column && draft.schema.get(element.column)!.name.at(-1)!);
  const table = draft.schema.get(index.parent!)!.name.at(-1)!;
  const isDerived = columns.every((column) => column !== undefined);
  if (isDerived && name === constraintName(type, table, columns)) return [];
  return [argument('map', string(name))];
}
