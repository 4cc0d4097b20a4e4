import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { attributeOf } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Table } from './object.ts';

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
    renamedFrom: renamedFromSpec(['model']),
  },
  declare: declareTables,
};

function declareTables(schema: ResolvedSchema, report: Report): readonly Table[] {
  const models = schema.blocks.filter((block) => block.keyword === 'model');
  if (schema.client) for (const model of models) checkIdentity(model, report);
  return [
    ...models.map((model) => ({
      ...tableOf(model.id, model.schema, model.databaseName),
      origin: model.span,
      ...hintsOf(model),
    })),
    ...schema.joinTables.map((join) => ({
      ...tableOf(join.id, join.schema, join.name),
      origin: join.span,
    })),
  ];
}

function tableOf(id: Table['id'], schema: string, name: string): Table {
  return { kind: 'table', id, name: [schema, name], attributes: {}, dependsOn: schemaDependency(schema) };
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
