import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, ParameterSpec, Report } from '../declaration.ts';
import type {
  ElementReference,
  FieldReference,
  ResolvedAttribute,
  ResolvedBlock,
  ResolvedKey,
  ResolvedSchema,
} from '../resolved.ts';
import { checkClustered } from '../shared/checkClustered.ts';
import { checkIndexable } from '../shared/checkIndexable.ts';
import { checkKeyNames } from '../shared/checkKeyNames.ts';
import { declaredIndex, indexDependencies } from '../shared/declaredIndex.ts';
import {
  elementsOf,
  elementsParameter,
  indexName,
  indexParameters,
  methodOf,
} from '../shared/indexParameters.ts';
import { isTable } from '../shared/isTable.ts';
import {
  clientNameParameter,
  clusteredParameter,
  lengthParameter,
  mapParameter,
  sortParameter,
} from '../shared/nameArguments.ts';
import { whereParameter } from '../shared/predicate.ts';
import { attributeOf, attributesOf, booleanArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { withoutOverlapsParameter } from '../shared/withoutOverlaps.ts';
import { type Unique, type UniqueAttributes, uniqueId } from './object.ts';

/** What makes a constraint of the index, and what both kinds of attribute take. */
const constraintParameters: readonly ParameterSpec[] = [
  whereParameter,
  {
    name: 'nullsNotDistinct',
    type: 'boolean',
    documentation: 'NULLs are equal to each other (PostgreSQL 15).',
  },
  {
    name: 'constraint',
    type: 'boolean',
    documentation: 'Whether a constraint stands on the index; where absent, what the database has is right.',
  },
  {
    name: 'deferrable',
    type: 'word',
    words: ['Deferrable', 'InitiallyDeferred'],
    documentation: 'It is a constraint that can be checked at the end of the transaction.',
  },
  clusteredParameter,
];

const fieldAttribute: AttributeSpec = {
  documentation: 'No two rows have the same value in the column.',
  blocks: ['model', 'partition', 'view'],
  parameters: [mapParameter('index'), sortParameter, lengthParameter, ...constraintParameters],
};

const blockAttribute: AttributeSpec = {
  documentation: 'No two rows have the same values in these columns.',
  blocks: ['model', 'partition', 'view'],
  repeatable: true,
  parameters: [
    elementsParameter,
    mapParameter('index'),
    clientNameParameter,
    ...indexParameters,
    ...constraintParameters,
    withoutOverlapsParameter,
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
  return schema.blocks.flatMap((block) => {
    const uniques = uniquesOf(block);
    for (const unique of uniques) {
      checkUnique(block, unique, report);
      if (schema.client) checkKeyNames('@@unique', block, unique, report);
    }
    return isTable(block) ? uniques.map((unique) => objectOf(block, unique, schema, report)) : [];
  });
}

interface WrittenUnique {
  readonly attribute: ResolvedAttribute;
  readonly fields: readonly ElementReference[];
}

function uniquesOf(block: ResolvedBlock): readonly WrittenUnique[] {
  const onFields = block.fields.flatMap((field): readonly WrittenUnique[] => {
    const attribute = attributeOf(field, 'unique');
    if (!attribute || field.type.type === 'relation') return [];
    return [{ attribute, fields: [{ field, arguments: attribute.arguments, span: field.span }] }];
  });
  const onBlock = attributesOf(block, 'unique').map((attribute) => ({
    attribute,
    fields: elementsOf(attribute),
  }));
  return [...onFields, ...onBlock.filter(({ fields }) => fields.length > 0)];
}

/** Those over columns alone: no foreign key can refer to an expression. */
function keysOf(block: ResolvedBlock): readonly ResolvedKey[] {
  return uniquesOf(block).flatMap(({ attribute, fields }) => {
    const columns = fields.filter((element): element is FieldReference => element.field !== undefined);
    if (columns.length < fields.length) return [];
    const id = uniqueId(block.schema, indexName('unique', block, attribute, fields));
    return [{ id, attribute, fields: columns, total: !attribute.arguments.has('where') }];
  });
}

function objectOf(
  model: ResolvedBlock,
  { attribute, fields }: WrittenUnique,
  schema: ResolvedSchema,
  report: Report,
): Unique {
  const name = indexName('unique', model, attribute, fields);
  const withoutOverlaps = booleanArgument(attribute, 'withoutOverlaps') ?? false;
  const method = methodOf(attribute, withoutOverlaps ? 'Gist' : 'BTree');
  const definition = declaredIndex(model, attribute, fields, method, schema, report);
  return {
    kind: 'unique',
    id: uniqueId(model.schema, name),
    parent: model.id,
    name: [model.schema, name],
    attributes: {
      ...definition,
      nullsNotDistinct: booleanArgument(attribute, 'nullsNotDistinct') ?? false,
      constraint: constraintOf(attribute, fields),
      ...(withoutOverlaps && { withoutOverlaps }),
    },
    ...(schema.client ? { details: { anyDeferrable: true } } : {}),
    dependsOn: indexDependencies(definition, model, schema),
    origin: attribute.span,
  };
}

/** An index that no constraint can stand on is none; else it is open unless the attribute says it. */
function constraintOf(
  attribute: ResolvedAttribute,
  fields: readonly ElementReference[],
): UniqueAttributes['constraint'] {
  const deferrable = wordArgument(attribute, 'deferrable');
  if (deferrable === 'Deferrable') return 'deferrable';
  if (deferrable === 'InitiallyDeferred') return 'initially deferred';
  const constraint = booleanArgument(attribute, 'constraint');
  if (constraint !== undefined) return constraint ? 'immediate' : 'none';
  const plain = fields.every(
    (element) =>
      element.field &&
      wordArgument(element, 'sort') !== 'Desc' &&
      !['nulls', 'ops', 'collate'].some((name) => element.arguments.has(name)),
  );
  if (!plain || attribute.arguments.has('where')) return 'none';
  return booleanArgument(attribute, 'withoutOverlaps') ? 'immediate' : null;
}

function checkUnique(block: ResolvedBlock, unique: WrittenUnique, report: Report): void {
  const { attribute, fields } = unique;
  const error = (message: string) =>
    report(errorDiagnostic('unsupported-argument', message, { span: attribute.span }));
  if (fields.some((element) => element.arguments.has('length'))) {
    error('PostgreSQL cannot index a prefix of a column: leave `length` out.');
  }
  const withoutOverlaps = booleanArgument(attribute, 'withoutOverlaps') ?? false;
  const constraint =
    withoutOverlaps || (booleanArgument(attribute, 'constraint') ?? attribute.arguments.has('deferrable'));
  if (
    withoutOverlaps &&
    (booleanArgument(attribute, 'constraint') === false || attribute.arguments.has('type'))
  ) {
    error('`withoutOverlaps` makes a constraint over Gist: leave `constraint` and `type` out.');
  }
  if (
    constraint &&
    constraintOf({ ...attribute, arguments: withoutConstraint(attribute) }, fields) === 'none'
  ) {
    error('A constraint takes columns alone: no `where`, no expressions, nothing said of a column.');
  }
  if (block.keyword === 'view') checkOnView(unique, error);
  checkIndexable(fields, report);
  checkClustered(attribute, report);
}

function withoutConstraint(attribute: ResolvedAttribute): ResolvedAttribute['arguments'] {
  const others = [...attribute.arguments].filter(([name]) => name !== 'constraint' && name !== 'deferrable');
  return new Map(others);
}

function checkOnView({ attribute, fields }: WrittenUnique, error: (message: string) => void): void {
  if (attribute.arguments.has('map')) {
    error('A view has no index, so `@unique` on it has no name in the database.');
  }
  if (fields.some((element) => element.arguments.has('sort'))) {
    error('A view has no index, so its `@unique` takes no `sort`.');
  }
}
