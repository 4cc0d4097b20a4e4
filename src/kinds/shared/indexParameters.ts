import type { ParameterSpec } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { constraintName } from './constraintName.ts';
import { operatorClassOf } from './declareOperatorClass.ts';
import { writtenCollation } from './fieldCollation.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';
import { lengthParameter, sortParameter } from './nameArguments.ts';
import { operatorClasses } from './operatorClasses.ts';
import {
  elementsArgument,
  fieldsArgument,
  isRawArgument,
  stringArgument,
  wordArgument,
} from './resolvedArguments.ts';
import { splitCollation } from './splitCollation.ts';
import { storageParameters, withParameter } from './storageParameters.ts';

/** The keys of `@@index` and `@@unique`. */
export const elementsParameter: ParameterSpec = {
  name: 'fields',
  type: 'elements',
  position: 0,
  required: true,
  fieldParameters: [
    sortParameter,
    {
      name: 'nulls',
      type: 'word',
      words: ['First', 'Last'],
      documentation: 'Where NULLs are; by default last, and first under `sort: Desc`.',
    },
    {
      name: 'ops',
      type: 'word',
      words: [...operatorClasses.keys()],
      raw: true,
      documentation: 'The operator class: a word, or `raw("…")`.',
    },
    { name: 'collate', type: 'string', documentation: 'The collation, where it is not that of the column.' },
    lengthParameter,
  ],
  documentation: 'The columns, in the order of the index; expressions are written `raw("…")`.',
};

/** The names of the index methods, and those that PostgreSQL has for them. */
export const indexMethods: Readonly<Record<string, string>> = {
  BTree: 'btree',
  Hash: 'hash',
  Gist: 'gist',
  Gin: 'gin',
  SpGist: 'spgist',
  Brin: 'brin',
};

/** What `@@id` takes of an index. */
export const keyIndexParameters: readonly ParameterSpec[] = [
  { name: 'include', type: 'fields', documentation: 'Columns that the index holds beside its keys.' },
  withParameter,
  {
    name: 'tablespace',
    type: 'name',
    documentation: 'The tablespace of the index; it must be there.',
  },
];

/** What `@@index` and `@@unique` take beside their keys, their name and `where:`. */
export const indexParameters: readonly ParameterSpec[] = [
  {
    name: 'type',
    type: 'word',
    words: Object.keys(indexMethods),
    raw: true,
    documentation:
      'The index method; `BTree` where it is absent, `raw("…")` for one that an extension brings.',
  },
  ...keyIndexParameters,
];

/** The method in PostgreSQL's spelling; `usual` is the word that goes without saying. */
export function methodOf(attribute: ResolvedAttribute, usual = 'BTree'): string {
  const word = wordArgument(attribute, 'type') ?? usual;
  return isRawArgument(attribute, 'type') ? word : (indexMethods[word] ?? word);
}

/** The keys of an attribute; none where they were wrong, which has been reported. */
export function elementsOf(attribute: ResolvedAttribute): readonly ElementReference[] {
  return elementsArgument(attribute, 'fields') ?? [];
}

/** The keys as the objects state them. */
export function indexElements(
  elements: readonly ElementReference[],
  method: string,
  schema: ResolvedSchema,
): readonly IndexElement[] {
  return elements.map((element) => {
    const operatorClass = operatorClassOf(element, method);
    const { expression, collation: stated } = element.field
      ? { expression: undefined, collation: undefined }
      : splitCollation(element.expression.value);
    const collation = stringArgument(element, 'collate') ?? stated;
    const descending = wordArgument(element, 'sort') === 'Desc';
    const nulls = wordArgument(element, 'nulls');
    const first = nulls === 'First';
    return {
      ...(element.field ? { column: element.field.id } : { expression: expression! }),
      ...(operatorClass !== undefined && { operatorClass }),
      ...(collation !== undefined && { collation: writtenCollation(collation, schema) }),
      ...(descending && { descending }),
      ...(nulls !== undefined && first !== descending && { nulls: first ? 'first' : 'last' }),
    };
  });
}

/** The attributes of the object that `include`, `with` and `tablespace` state. */
export function indexOptions(
  attribute: ResolvedAttribute,
): Pick<IndexDefinition, 'include' | 'parameters' | 'tablespace'> {
  const tablespace = stringArgument(attribute, 'tablespace');
  return {
    include: (fieldsArgument(attribute, 'include') ?? []).map(({ field }) => field.id),
    parameters: storageParameters(attribute, 'with'),
    ...(tablespace !== undefined && tablespace !== 'pg_default' && { tablespace }),
  };
}

/** The given name, else the derived one; an expression counts as `expr` in it, as in PostgreSQL's own names. */
export function indexName(
  type: 'unique' | 'index' | 'exclusion',
  block: ResolvedBlock,
  attribute: ResolvedAttribute,
  elements: readonly ElementReference[],
): string {
  const given = stringArgument(attribute, 'map');
  const columns = elements.map((element) => element.field?.databaseName ?? 'expr');
  return given ?? constraintName(type, block.databaseName, columns);
}
