import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, Report } from '../declaration.ts';
import type { ElementReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { checkIndexOptions } from '../shared/checkIndexOptions.ts';
import { truncateName } from '../shared/constraintName.ts';
import { declaredIndex, indexDependencies } from '../shared/declaredIndex.ts';
import { checkElement } from '../shared/declareOperatorClass.ts';
import {
  elementsOf,
  elementsParameter,
  indexName,
  indexParameters,
  methodOf,
} from '../shared/indexParameters.ts';
import { clusteredParameter, mapParameter } from '../shared/nameArguments.ts';
import { whereParameter } from '../shared/predicate.ts';
import { attributesOf, stringArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { type Index, indexId } from './object.ts';

const indexAttribute: AttributeSpec = {
  documentation: 'An index over these columns.',
  blocks: ['model', 'partition', 'view'],
  repeatable: true,
  parameters: [
    elementsParameter,
    mapParameter('index'),
    { name: 'name', type: 'name', documentation: 'An older spelling of `map`.' },
    ...indexParameters,
    whereParameter,
    clusteredParameter,
  ],
};

/** `@@index([a, b(sort: Desc)], type: Gin)`, and the second index of join tables. */
export const declaration: Declaration = {
  blockAttributes: {
    index: indexAttribute,
    fulltext: {
      documentation: 'MySQL and MongoDB only.',
      blocks: ['model'],
      repeatable: true,
      parameters: [elementsParameter, mapParameter('index')],
    },
  },
  namespaces: ['relation', 'constraint'],
  declare: declareIndexes,
};

function declareIndexes(schema: ResolvedSchema, report: Report): readonly Index[] {
  for (const block of schema.blocks) refuseFulltext(block, report);
  return [
    ...schema.blocks.flatMap((block) => indexesOf(block, schema, report)),
    ...schema.joinTables.map((join): Index => {
      const name = `${truncateName(join.name, 63 - '_B_index'.length)}_B_index`;
      const column = join.sides[1].column;
      return {
        kind: 'index',
        id: indexId(join.schema, name),
        parent: join.id,
        name: [join.schema, name],
        attributes: {
          table: join.id,
          method: 'btree',
          elements: [{ column }],
          include: [],
          predicate: null,
          parameters: [],
        },
        dependsOn: [column],
        origin: join.span,
      };
    }),
  ];
}

function indexesOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): readonly Index[] {
  const attributes = attributesOf(block, 'index');
  if (block.keyword === 'view') {
    for (const { span } of attributes) {
      report(errorDiagnostic('key-on-view', 'A view has no indexes; use `@@unique`.', { span }));
    }
    return [];
  }
  return attributes.flatMap((attribute) => {
    const elements = elementsOf(attribute);
    return elements.length > 0 ? [indexOf(block, attribute, elements, schema, report)] : [];
  });
}

function indexOf(
  model: ResolvedBlock,
  attribute: ResolvedAttribute,
  elements: readonly ElementReference[],
  schema: ResolvedSchema,
  report: Report,
): Index {
  const type = wordArgument(attribute, 'type') ?? 'BTree';
  const method = methodOf(attribute);
  checkArguments(attribute, elements, type, report);
  for (const element of elements) checkElement(attribute, element, type, method, schema, report);
  const name = stringArgument(attribute, 'name') ?? indexName('index', model, attribute, elements);
  const definition = declaredIndex(model, attribute, elements, method, schema, report);
  return {
    kind: 'index',
    id: indexId(model.schema, name),
    parent: model.id,
    name: [model.schema, name],
    attributes: definition,
    dependsOn: indexDependencies(definition, model, schema),
    origin: attribute.span,
  };
}

function checkArguments(
  attribute: ResolvedAttribute,
  elements: readonly ElementReference[],
  type: string,
  report: Report,
): void {
  const { span } = attribute;
  const error = (message: string) => report(errorDiagnostic('unsupported-argument', message, { span }));
  const given = attribute.arguments;
  if (given.has('map') && given.has('name')) {
    error('`name` is the older spelling of `map`: give one of the two.');
  }
  if (given.has('clustered')) {
    error('PostgreSQL has no clustered indexes: leave `clustered` out.');
  }
  checkIndexOptions(attribute, elements, type, report);
}

function refuseFulltext(block: ResolvedBlock, report: Report): void {
  for (const { span } of attributesOf(block, 'fulltext')) {
    report(
      errorDiagnostic('unsupported-attribute', 'PostgreSQL has no `@@fulltext` index.', {
        span,
        fixes: [{ title: 'index a `tsvector` column with `@@index([…], type: Gin)`' }],
      }),
    );
  }
}
