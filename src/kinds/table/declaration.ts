import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { leftOpen } from '../shared/leftOpen.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { attributeOf } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Table } from './object.ts';
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
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the table in the database.',
      blocks: ['model', 'view'],
      parameters: [nameParameter('The name in the database.')],
    },
    ignore: {
      documentation: 'Prisma Client leaves the model out; the table is as any other.',
      blocks: ['model', 'view'],
      parameters: [],
    },
    ...attributeSpecs,
    renamedFrom: renamedFromSpec(['model']),
  },
  declare: declareTables,
};

function declareTables(schema: ResolvedSchema, report: Report): readonly Table[] {
  const models = schema.blocks.filter((block) => block.keyword === 'model');
  if (schema.client) for (const model of models) checkIdentity(model, report);
  return [
    ...models.map((model) => tableOf(model, schema, report)),
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

function tableOf(model: ResolvedBlock, schema: ResolvedSchema, report: Report): Table {
  const { attributes, stated } = attributesOf(model, report);
  const open = attributeNames.filter((name) => !stated.includes(name));
  return {
    kind: 'table',
    id: model.id,
    name: [model.schema, model.databaseName],
    attributes,
    dependsOn: schemaDependency(model.schema),
    details: leftOpen(schema.client, attributes, open),
    origin: model.span,
    ...hintsOf(model),
  };
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
