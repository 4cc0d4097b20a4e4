import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, Report } from '../declaration.ts';
import type { FieldReference, ResolvedAttribute, ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { checkIndexable } from '../shared/checkIndexable.ts';
import { constraintName, truncateName } from '../shared/constraintName.ts';
import type { IndexElement } from '../shared/indexElement.ts';
import { clusteredParameter, lengthParameter, mapParameter, sortParameter } from '../shared/nameArguments.ts';
import { predicateOf, whereParameter } from '../shared/predicate.ts';
import { attributesOf, fieldsArgument, stringArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { checkElement, operatorClassOf } from './declareOperatorClass.ts';
import { type Index, indexId } from './object.ts';
import { indexMethods } from './operatorClasses.ts';

const indexAttribute: AttributeSpec = {
  documentation: 'An index over these columns.',
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
        { name: 'ops', type: 'expression', documentation: 'The operator class: a word, or `raw("…")`.' },
      ],
      documentation: 'The columns, in the order of the index.',
    },
    mapParameter('index'),
    { name: 'name', type: 'name', documentation: 'An older spelling of `map`.' },
    {
      name: 'type',
      type: 'word',
      words: Object.keys(indexMethods),
      documentation: 'The index method; `BTree` where it is absent.',
    },
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
      parameters: [
        { ...indexAttribute.parameters[0]!, documentation: 'The columns.' },
        mapParameter('index'),
      ],
    },
  },
  namespaces: ['relation', 'constraint'],
  declare: declareIndexes,
};

function declareIndexes(schema: ResolvedSchema, report: Report): readonly Index[] {
  for (const block of schema.blocks) refuseFulltext(block, report);
  return [
    ...schema.blocks.flatMap((block) => indexesOf(block, report)),
    ...schema.joinTables.map((join) => {
      const name = `${truncateName(join.name, 63 - '_B_index'.length)}_B_index`;
      const column = join.sides[1].column;
      const elements = [{ column }];
      return {
        ...indexOf(join.id, join.schema, name, elements),
        dependsOn: [column],
        origin: join.span,
      };
    }),
  ];
}

function indexOf(table: Index['id'], schema: string, name: string, elements: readonly IndexElement[]): Index {
  return {
    kind: 'index',
    id: indexId(schema, name),
    parent: table,
    name: [schema, name],
    attributes: { table, method: 'btree', elements, include: [], predicate: null, parameters: [] },
    dependsOn: [],
  };
}

function indexesOf(block: ResolvedBlock, report: Report): readonly Index[] {
  const attributes = attributesOf(block, 'index');
  if (block.keyword === 'view') {
    for (const { span } of attributes) {
      report(errorDiagnostic('key-on-view', 'A view has no indexes; use `@@unique`.', { span }));
    }
    return [];
  }
  return attributes.flatMap((attribute) => {
    const fields = fieldsArgument(attribute, 'fields') ?? [];
    return fields.length > 0 ? [declareIndex(block, attribute, fields, report)] : [];
  });
}

function declareIndex(
  model: ResolvedBlock,
  attribute: ResolvedAttribute,
  fields: readonly FieldReference[],
  report: Report,
): Index {
  const type = wordArgument(attribute, 'type') ?? 'BTree';
  const method = indexMethods[type] ?? 'btree';
  checkArguments(attribute, fields, type, report);
  for (const field of fields) checkElement(attribute, field, type, report);
  const given = stringArgument(attribute, 'map') || stringArgument(attribute, 'name');
  const columns = fields.map(({ field }) => field.databaseName);
  const name = given || constraintName('index', model.databaseName, columns);
  const elements = fields.map((reference) => elementOf(reference, method));
  const base = indexOf(model.id, model.schema, name, elements);
  return {
    ...base,
    attributes: { ...base.attributes, method, predicate: predicateOf(attribute, model, report) },
    dependsOn: fields.map(({ field }) => field.id),
    origin: attribute.span,
  };
}

function elementOf(reference: FieldReference, method: string): IndexElement {
  const operatorClass = operatorClassOf(reference, method);
  return {
    column: reference.field.id,
    ...(operatorClass !== undefined && { operatorClass }),
    ...(wordArgument(reference, 'sort') === 'Desc' && { descending: true }),
  };
}

function checkArguments(
  attribute: ResolvedAttribute,
  fields: readonly FieldReference[],
  type: string,
  report: Report,
): void {
  const { span } = attribute;
  const error = (code: string, message: string) => report(errorDiagnostic(code, message, { span }));
  const given = attribute.arguments;
  if (given.has('map') && given.has('name')) {
    error('unsupported-argument', '`name` is the older spelling of `map`: give one of the two.');
  }
  if (given.has('clustered')) {
    error('unsupported-argument', 'PostgreSQL has no clustered indexes: leave `clustered` out.');
  }
  if (fields.some((field) => field.arguments.has('length'))) {
    error('unsupported-argument', 'PostgreSQL cannot index a prefix of a column: leave `length` out.');
  }
  if (type !== 'BTree' && fields.some((field) => field.arguments.has('sort'))) {
    error('unsupported-argument', `An index of type ${type} has no order: leave \`sort\` out.`);
  }
  if (type === 'SpGist' && fields.length > 1) {
    error('unsupported-argument', 'An index of type SpGist takes one column.');
  }
  checkIndexable(fields, report);
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
