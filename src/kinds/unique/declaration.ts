import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from '../resolved.ts';
import { checkIndexable } from '../shared/checkIndexable.ts';
import { checkKeyNames } from '../shared/checkKeyNames.ts';
import { constraintName } from '../shared/constraintName.ts';
import {
  clientNameParameter,
  clusteredParameter,
  lengthParameter,
  mapParameter,
  sortParameter,
} from '../shared/nameArguments.ts';
import { predicateOf, whereParameter } from '../shared/predicate.ts';
import {
  attributeOf,
  attributesOf,
  fieldsArgument,
  stringArgument,
  wordArgument,
} from '../shared/resolvedArguments.ts';
import { type Unique, uniqueId } from './object.ts';

const fieldAttribute: AttributeSpec = {
  documentation: 'No two rows have the same value in the column.',
  blocks: ['model', 'view'],
  parameters: [mapParameter('index'), sortParameter, lengthParameter, clusteredParameter, whereParameter],
};

const blockAttribute: AttributeSpec = {
  documentation: 'No two rows have the same values in these columns.',
  blocks: ['model', 'view'],
  repeatable: true,
  parameters: [
    {
      name: 'fields',
      type: 'fields',
      position: 0,
      required: true,
      fieldParameters: [
        sortParameter,
        lengthParameter,
        { name: 'ops', type: 'expression', documentation: 'For `@@index` alone.' },
      ],
      documentation: 'The columns, in the order of the index.',
    },
    mapParameter('index'),
    clientNameParameter,
    clusteredParameter,
    whereParameter,
  ],
};

/** `@unique` and `@@unique([a, b])`: unique indexes. */
export const declaration: Declaration = {
  fieldAttributes: { unique: fieldAttribute },
  blockAttributes: { unique: blockAttribute },
  namespaces: ['relation', 'constraint'],
  keys: keysOf,
  declare: declareUniques,
};

function declareUniques(schema: ResolvedSchema, report: Report): readonly Unique[] {
  for (const block of schema.blocks) {
    for (const key of keysOf(block)) checkUnique(block, key, report);
  }
  return schema.blocks
    .filter((block) => block.keyword === 'model')
    .flatMap((model) => keysOf(model).map((key) => uniqueOf(model, key, report)));
}

function uniqueOf(model: ResolvedBlock, key: ResolvedKey, report: Report): Unique {
  const columns = key.fields.map(({ field }) => field.id);
  return {
    kind: 'unique',
    id: key.id,
    parent: model.id,
    name: [model.schema, keyName(model, key)],
    attributes: {
      table: model.id,
      method: 'btree',
      elements: key.fields.map((reference) => ({
        column: reference.field.id,
        ...(wordArgument(reference, 'sort') === 'Desc' && { descending: true }),
      })),
      include: [],
      predicate: predicateOf(key.attribute, model, report),
      parameters: [],
      nullsNotDistinct: false,
      constraint: key.total ? null : 'none',
    },
    dependsOn: columns,
    origin: key.attribute.span,
  };
}

function keysOf(block: ResolvedBlock): readonly ResolvedKey[] {
  const onFields = block.fields.flatMap((field) => {
    const attribute = attributeOf(field, 'unique');
    if (!attribute || field.type.type === 'relation') return [];
    return [{ attribute, fields: [{ field, arguments: attribute.arguments, span: field.span }] }];
  });
  const onBlock = attributesOf(block, 'unique').flatMap((attribute) => {
    const fields = fieldsArgument(attribute, 'fields') ?? [];
    return fields.length > 0 ? [{ attribute, fields }] : [];
  });
  return [...onFields, ...onBlock].map((key) => ({
    ...key,
    id: uniqueId(block.schema, keyName(block, key)),
    total: !key.attribute.arguments.has('where'),
  }));
}

function keyName(block: ResolvedBlock, key: Pick<ResolvedKey, 'attribute' | 'fields'>): string {
  const columns = key.fields.map(({ field }) => field.databaseName);
  return stringArgument(key.attribute, 'map') || constraintName('unique', block.databaseName, columns);
}

function checkUnique(block: ResolvedBlock, key: ResolvedKey, report: Report): void {
  const { span } = key.attribute;
  const error = (code: string, message: string) => report(errorDiagnostic(code, message, { span }));
  if (key.fields.some((reference) => reference.arguments.has('length'))) {
    error('unsupported-argument', 'PostgreSQL cannot index a prefix of a column: leave `length` out.');
  }
  if (key.fields.some((reference) => reference.arguments.has('ops'))) {
    error('unsupported-argument', 'Operator classes belong to `@@index`; `@@unique` takes none.');
  }
  if (block.keyword === 'view') checkOnView(key, error);
  checkIndexable(key.fields, report);
  checkKeyNames('@@unique', block, key, report);
}

function checkOnView(key: ResolvedKey, error: (code: string, message: string) => void): void {
  if (key.attribute.arguments.has('map')) {
    error('unsupported-argument', 'A view has no index, so `@unique` on it has no name in the database.');
  }
  if (key.fields.some((reference) => reference.arguments.has('sort'))) {
    error('unsupported-argument', 'A view has no index, so its `@unique` takes no `sort`.');
  }
}
