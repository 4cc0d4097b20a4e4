import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { isTable } from '../shared/isTable.ts';
import { leftOpen } from '../shared/leftOpen.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { attributeOf } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import { declareBound, partitionProperties } from './declarePartition.ts';
import { checkPartitionKeys, partitionAttribute, partitionKeyOf } from './declarePartitionKey.ts';
import type { Partition, Table, TableAttributes } from './object.ts';
import { attributeNames, attributeSpecs, attributesOf } from './words.ts';

/** `model Deal { … @@map("deals") }`, and the tables of implicit many-to-many relations. */
export const declaration: Declaration = {
  blocks: {
    model: {
      documentation: 'A table: each field is a column or a relation.',
      members: ['field'],
      object: { kind: 'table', namespaces: ['relation', 'type'] },
      asFieldType: 'relation',
    },
    partition: {
      documentation: 'A part of a partitioned table, `partition Name: Model`, and which rows are in it.',
      members: ['property', 'field'],
      object: { kind: 'table', namespaces: ['relation', 'type'] },
      parent: 'The model, or the partition, that it is a partition of.',
      asFieldType: 'relation',
      properties: partitionProperties,
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the table in the database.',
      blocks: ['model', 'partition', 'view'],
      parameters: [nameParameter('The name in the database.')],
    },
    ignore: {
      documentation: 'Prisma Client leaves the model out; the table is as any other.',
      blocks: ['model', 'view'],
      parameters: [],
    },
    ...attributeSpecs,
    renamedFrom: renamedFromSpec(['model', 'partition']),
    partition: partitionAttribute,
    inherits: {
      documentation: 'The table has the columns of these too, and its rows are rows of them (INHERITS).',
      blocks: ['model'],
      parameters: [
        {
          name: 'models',
          type: 'blocks',
          position: 0,
          required: true,
          documentation: 'The models, in the order in which their columns come.',
        },
      ],
    },
  },
  declare: declareTables,
};

function declareTables(schema: ResolvedSchema, report: Report): readonly Table[] {
  const tables = schema.blocks.filter(isTable);
  const models = tables.filter((block) => block.keyword === 'model');
  if (schema.client) for (const model of models) checkIdentity(model, report);
  for (const table of tables) checkPartitionKeys(table, schema, report);
  return [
    ...tables.map((block) => tableOf(block, schema, report)),
    ...schema.joinTables.map(
      (join): Table => ({
        kind: 'table',
        id: join.id,
        name: [join.schema, join.name],
        attributes: {},
        dependsOn: schemaDependency(join.schema),
        details: leftOpen(true, {}, attributeNames),
        origin: join.span,
      }),
    ),
  ];
}

function tableOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): Table {
  const { attributes: kept, stated } = attributesOf(block, report);
  const open = attributeNames.filter((name) => !stated.includes(name));
  const lineage = lineageOf(block, schema, report);
  return {
    kind: 'table',
    id: block.id,
    ...(lineage.partition ? { parent: lineage.partition.of } : {}),
    name: [block.schema, block.databaseName],
    attributes: { ...kept, ...lineage },
    dependsOn: [...schemaDependency(block.schema), ...(lineage.inherits ?? [])],
    details: {
      ...leftOpen(schema.client, kept, open),
      ...(lineage.inherits && { anyMerged: true }),
    },
    origin: block.span,
    ...hintsOf(block),
  };
}

/** What it is partitioned by, a partition of, or inherits from. */
function lineageOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): TableAttributes {
  const partitionKey = partitionKeyOf(block, schema);
  const partition = block.keyword === 'partition' ? partitionOf(block, schema, report) : undefined;
  const inherits = block.keyword === 'model' ? block.parents.map((parent) => parent.id) : [];
  return {
    ...(partitionKey && { partitionKey }),
    ...(partition && { partition }),
    ...(inherits.length > 0 && { inherits, ...mergedOf(block) }),
  };
}

/** A field that is there under the name of an inherited one. */
function mergedOf(block: ResolvedBlock): TableAttributes {
  const merged = block.fields.flatMap(({ overrides }) => (overrides ? [overrides.id] : []));
  return merged.length === 0 ? {} : { merged: merged.sort() };
}

/** Undefined, and reported, where it is a partition of nothing that has partitions. */
function partitionOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): Partition | undefined {
  const [parent] = block.parents;
  const key = parent && partitionKeyOf(parent, schema);
  if (parent && key) return { of: parent.id, bound: declareBound(block, key, report) };
  const message = parent
    ? `\`${parent.name}\` has no partitions.`
    : `It is not said of which model \`${block.name}\` is a partition.`;
  const fixes = [
    {
      title: parent
        ? `add \`@@partition([…], by: Range)\` to \`${parent.name}\``
        : `write \`partition ${block.name}: Model\``,
    },
  ];
  report(errorDiagnostic('no-partitioned-table', message, { span: block.span, fixes }));
  return undefined;
}

/** Prisma Client's rule: some key must identify every row, unless the client ignores the model. */
function checkIdentity(model: ResolvedBlock, report: Report): void {
  // A primary key that identifies no row has been reported itself.
  const primary = model.keys.some((key) => key.attribute.name === 'id');
  if (attributeOf(model, 'ignore') || primary || model.keys.some(identifiesEveryRow)) return;
  const notes = model.keys.map((key) => ({
    message: 'this key does not count: a field in it is optional or of an unsupported type',
    span: key.attribute.span,
  }));
  report(
    errorDiagnostic('no-unique-key', `The model \`${model.name}\` has no key that identifies every row.`, {
      span: model.span,
      notes,
      fixes: [
        { title: 'mark a required field with `@id` or `@unique`, or add `@@id([…])` or `@@unique([…])`' },
      ],
    }),
  );
}

function identifiesEveryRow(key: ResolvedKey): boolean {
  return key.fields.every(({ field }) => !field.optional && field.type.type !== 'unsupported');
}
