import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from '../resolved.ts';
import { checkClustered } from '../shared/checkClustered.ts';
import { checkKeyNames } from '../shared/checkKeyNames.ts';
import { constraintName, truncateName } from '../shared/constraintName.ts';
import { deferrabilityOf, deferrableParameter } from '../shared/deferrable.ts';
import { indexOptions, keyIndexParameters } from '../shared/indexParameters.ts';
import { isTable } from '../shared/isTable.ts';
import { leftOpen } from '../shared/leftOpen.ts';
import {
  clientNameParameter,
  clusteredParameter,
  lengthParameter,
  mapParameter,
  sortParameter,
} from '../shared/nameArguments.ts';
import { attributeOf, booleanArgument, fieldsArgument, stringArgument } from '../shared/resolvedArguments.ts';
import { withoutOverlapsParameter } from '../shared/withoutOverlaps.ts';
import { type PrimaryKey, type PrimaryKeyAttributes, primaryKeyId } from './object.ts';

const fieldAttribute: AttributeSpec = {
  documentation: 'The column is the primary key.',
  blocks: ['model', 'partition', 'view'],
  parameters: [
    mapParameter('constraint'),
    sortParameter,
    lengthParameter,
    clusteredParameter,
    ...keyIndexParameters,
    deferrableParameter,
  ],
};

const blockAttribute: AttributeSpec = {
  documentation: 'The columns together are the primary key.',
  blocks: ['model', 'partition', 'view'],
  parameters: [
    {
      name: 'fields',
      type: 'fields',
      position: 0,
      required: true,
      fieldParameters: [sortParameter, lengthParameter],
      documentation: 'The columns, in the order of the index behind the key.',
    },
    mapParameter('constraint'),
    clientNameParameter,
    clusteredParameter,
    ...keyIndexParameters,
    deferrableParameter,
    withoutOverlapsParameter,
  ],
};

/** `@id` and `@@id([a, b])`, and the keys of join tables. */
export const declaration: Declaration = {
  fieldAttributes: { id: fieldAttribute },
  blockAttributes: { id: blockAttribute },
  namespaces: ['relation', 'constraint'],
  keys: (block) => keysOf(block).slice(0, 1),
  declare: declarePrimaryKeys,
};

function declarePrimaryKeys(schema: ResolvedSchema, report: Report): readonly PrimaryKey[] {
  for (const block of schema.blocks) checkKeys(block, schema, report);
  return [
    ...schema.blocks
      .filter((block) => isTable(block))
      .flatMap((model) =>
        keysOf(model)
          .slice(0, 1)
          .map((key) => primaryKeyOf(model, key, schema.client)),
      ),
    ...schema.joinTables.map((join): PrimaryKey => {
      const name = `${truncateName(join.name, 63 - '_AB_pkey'.length)}_AB_pkey`;
      const columns = join.sides.map((side) => side.column);
      return {
        kind: 'primary-key',
        id: primaryKeyId([join.schema, join.name], name),
        parent: join.id,
        name: [join.schema, join.name, name],
        attributes: { columns },
        dependsOn: columns,
        details: leftOpen(true, {}, physicalNames),
        origin: join.span,
      };
    }),
  ];
}

/** What Prisma has no words for. */
const physicalNames: readonly (keyof PrimaryKeyAttributes)[] = [
  'include',
  'deferrable',
  'parameters',
  'tablespace',
];

function primaryKeyOf(model: ResolvedBlock, key: ResolvedKey, client: boolean): PrimaryKey {
  const columns = key.fields.map(({ field }) => field.id);
  const attributes = { columns, ...optionsOf(key) };
  return {
    kind: 'primary-key',
    id: key.id,
    parent: model.id,
    name: [model.schema, model.databaseName, keyName(model, key)],
    attributes,
    dependsOn: [...columns, ...(attributes.include ?? [])],
    details: leftOpen(client, attributes, physicalNames),
    origin: key.attribute.span,
  };
}

function optionsOf({ attribute }: ResolvedKey): Omit<PrimaryKeyAttributes, 'columns'> {
  const { include, parameters, tablespace } = indexOptions(attribute);
  const deferrable = deferrabilityOf(attribute);
  return {
    ...(include.length > 0 && { include }),
    ...(deferrable !== 'no' && { deferrable }),
    ...(booleanArgument(attribute, 'withoutOverlaps') && { withoutOverlaps: true }),
    ...(parameters.length > 0 && { parameters }),
    ...(tablespace !== undefined && { tablespace }),
  };
}

/** Every `@id` and `@@id` of the block; a sound one has at most one. */
function keysOf(block: ResolvedBlock): readonly ResolvedKey[] {
  const onFields = block.fields.flatMap((field) => {
    const attribute = attributeOf(field, 'id');
    if (!attribute || field.type.type === 'relation') return [];
    return [{ attribute, fields: [{ field, arguments: attribute.arguments, span: field.span }] }];
  });
  const attribute = attributeOf(block, 'id');
  const fields = fieldsArgument(attribute, 'fields');
  const onBlock = attribute && fields && fields.length > 0 ? [{ attribute, fields }] : [];
  return [...onFields, ...onBlock].map((key) => {
    const id = primaryKeyId([block.schema, block.databaseName], keyName(block, key));
    return { ...key, id, total: true };
  });
}

function keyName(block: ResolvedBlock, key: Pick<ResolvedKey, 'attribute'>): string {
  return stringArgument(key.attribute, 'map') || constraintName('primary-key', block.databaseName, []);
}

function checkKeys(block: ResolvedBlock, schema: ResolvedSchema, report: Report): void {
  const keys = keysOf(block);
  const [first, second] = keys;
  if (first && second) {
    report(
      errorDiagnostic('two-primary-keys', `\`${block.name}\` has more than one primary key.`, {
        span: second.attribute.span,
        notes: [{ message: 'the first is here', span: first.attribute.span }],
        fixes: [{ title: 'put the columns of one key into `@@id([…])`, or make the other key `@unique`' }],
      }),
    );
  }
  for (const key of keys) {
    checkKey(block, key, schema.client, report);
    if (schema.client && block.keyword !== 'view') checkKeyNames('@@id', block, key, report);
  }
}

function checkKey(block: ResolvedBlock, key: ResolvedKey, client: boolean, report: Report): void {
  const { span } = key.attribute;
  // Older Prismas let a view name the columns by which its rows are told apart; there is nothing to make of it.
  if (block.keyword === 'view') return;
  for (const { field, arguments: given } of key.fields) {
    if ((field.optional || (client && field.list)) && !attributeOf(block, 'ignore')) {
      const message = `The field \`${field.name}\` is part of the primary key, so it must be required.`;
      report(errorDiagnostic('optional-primary-key', message, { span }));
    }
    if (given.has('sort') || given.has('length')) {
      const message = 'The index of a primary key in PostgreSQL takes neither `sort` nor `length`.';
      report(errorDiagnostic('unsupported-argument', message, { span }));
    }
  }
  checkClustered(key.attribute, report);
}
