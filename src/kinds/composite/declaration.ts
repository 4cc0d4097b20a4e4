import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { typeDependencies } from '../shared/columnType.ts';
import { collationDependency, fieldCollation } from '../shared/fieldCollation.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Composite } from './object.ts';

/** `type Address { street String  zip String @db.VarChar(10) }` */
export const declaration: Declaration = {
  blocks: {
    type: {
      documentation: 'A composite type: a value of it has a value for each field.',
      members: ['field'],
      object: { kind: 'composite', namespaces: ['relation', 'type'] },
      asFieldType: 'column',
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the composite type in the database.',
      blocks: ['type'],
      parameters: [nameParameter('The name in the database.')],
    },
    renamedFrom: renamedFromSpec(['type']),
  },
  declare: (schema, report) =>
    schema.blocks
      .filter(({ keyword }) => keyword === 'type')
      .map((block) => compositeOf(block, schema, report)),
};

function compositeOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): Composite {
  if (schema.client) reportClient(block, report);
  return {
    kind: 'composite',
    id: block.id,
    name: [block.schema, block.databaseName],
    attributes: {},
    dependsOn: [
      ...schemaDependency(block.schema),
      ...block.fields.flatMap((field) => [
        ...typeDependencies(field, schema),
        ...collationDependency(fieldCollation(field, schema)),
      ]),
    ],
    origin: block.span,
    ...hintsOf(block),
  };
}

function reportClient({ span }: ResolvedBlock, report: Report): void {
  const message = 'PostgreSQL has no composite types in Prisma: `type` is for MongoDB.';
  const fixes = [{ title: 'make it a `model`, or a field of type `Json`' }];
  report(errorDiagnostic('unsupported-block', message, { span, fixes }));
}
