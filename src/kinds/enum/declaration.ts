import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Enum } from './object.ts';

/** `enum Role { ADMIN @map("admin") … }` */
export const declaration: Declaration = {
  blocks: {
    enum: {
      documentation: 'An enum type: a column of it holds one of its values.',
      members: ['value'],
      object: { kind: 'enum', namespaces: ['type'] },
      asFieldType: 'column',
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the enum type in the database.',
      blocks: ['enum'],
      parameters: [nameParameter('The name in the database.')],
    },
    renamedFrom: renamedFromSpec(['enum']),
  },
  fieldAttributes: {
    map: {
      documentation: 'The value as the database holds it.',
      blocks: ['enum'],
      parameters: [nameParameter('The value in the database.')],
    },
  },
  declare: declareEnums,
};

function declareEnums(schema: ResolvedSchema, report: Report): readonly Enum[] {
  const blocks = schema.blocks.filter((block) => block.keyword === 'enum');
  return blocks.map((block) => {
    if (schema.client) checkValues(block, report);
    return {
      kind: 'enum',
      id: block.id,
      name: [block.schema, block.databaseName],
      attributes: { values: block.values.map((value) => value.databaseName) },
      dependsOn: schemaDependency(block.schema),
      origin: block.span,
      // Prisma Migrate never moves a value, so databases of its projects have them in any order.
      ...(schema.client ? { details: { anyOrder: true } } : {}),
      ...hintsOf(block),
    };
  });
}

function checkValues(block: ResolvedBlock, report: Report): void {
  if (block.syntax.members.some((member) => member.type === 'Value')) return;
  const message = `The enum \`${block.name}\` has no values: Prisma Client needs at least one.`;
  report(errorDiagnostic('empty-enum', message, { span: block.span }));
}
