import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Hints } from '../../model/object.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { attributeOf, stringArgument, stringsArgument } from '../shared/resolvedArguments.ts';
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
    renamedFrom: renamedFromSpec(['enum']),
    replaces: {
      documentation: 'What rows with a value that the enum no longer has hold from now on.',
      blocks: ['enum'],
      parameters: [
        {
          name: 'values',
          type: 'strings',
          position: 0,
          required: true,
          documentation: 'The values in the database that go.',
        },
      ],
    },
  },
  declare: declareEnums,
};

function declareEnums(schema: ResolvedSchema, report: Report): readonly Enum[] {
  const blocks = schema.blocks.filter((block) => block.keyword === 'enum');
  return blocks.map((block) => {
    if (schema.client) checkValues(block, report);
    checkReplaced(block, report);
    return {
      kind: 'enum',
      id: block.id,
      name: [block.schema, block.databaseName],
      attributes: { values: block.values.map((value) => value.databaseName) },
      dependsOn: schemaDependency(block.schema),
      origin: block.span,
      // Prisma Migrate never moves a value, so databases of its projects have them in any order.
      ...(schema.client ? { details: { anyOrder: true } } : {}),
      ...hintsOf(block, valueHints(block)),
    };
  });
}

/** What the values of an enum were until now, and what becomes of the rows with values that go. */
function valueHints({ values }: ResolvedBlock): Hints {
  const parts = values.flatMap((value) => {
    const before = stringArgument(attributeOf(value, 'renamedFrom'), 'name');
    return before === undefined ? [] : [{ before, after: value.databaseName }];
  });
  const replaced = values.flatMap((value) =>
    (stringsArgument(attributeOf(value, 'replaces'), 'values') ?? []).map((before) => ({
      before,
      after: value.databaseName,
    })),
  );
  return { ...(parts.length > 0 && { parts }), ...(replaced.length > 0 && { replaced }) };
}

/** A value that the enum still has is not replaced by another. */
function checkReplaced({ values }: ResolvedBlock, report: Report): void {
  for (const value of values) {
    const attribute = attributeOf(value, 'replaces');
    const kept = (stringsArgument(attribute, 'values') ?? []).find((old) =>
      values.some(({ databaseName }) => databaseName === old),
    );
    if (!attribute || kept === undefined) continue;
    const message = `The enum still has the value \`${kept}\`, so nothing takes its place.`;
    report(errorDiagnostic('replaced-value-stays', message, { span: attribute.span }));
  }
}

function checkValues(block: ResolvedBlock, report: Report): void {
  if (block.syntax.members.some((member) => member.type === 'Value')) return;
  const message = `The enum \`${block.name}\` has no values: Prisma Client needs at least one.`;
  report(errorDiagnostic('empty-enum', message, { span: block.span }));
}
