import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { checkFieldType } from '../shared/checkFieldType.ts';
import { columnType, typeDependencies } from '../shared/columnType.ts';
import { collateParameter, collationDependency, fieldCollation } from '../shared/fieldCollation.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { stringArgument } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import { sqlNameParts } from '../shared/sqlName.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import type { Range } from './object.ts';

const properties: readonly ParameterSpec[] = [
  {
    name: 'operatorClass',
    type: 'string',
    documentation:
      'The B-tree operator class by which values are in order, where it is not that of the type.',
  },
  {
    name: 'difference',
    type: 'string',
    documentation: 'The function that says how far apart two values are (`subtype_diff`): `float8mi`.',
  },
  {
    name: 'canonical',
    type: 'string',
    documentation: 'The function that makes ranges with the same values look the same.',
  },
  {
    name: 'multirange',
    type: 'string',
    documentation: 'The name of its multirange, where it is not as PostgreSQL calls it.',
  },
];

/** `range FloatRange { value Float  difference = "float8mi" }` */
export const declaration: Declaration = {
  blocks: {
    range: {
      documentation: 'A type whose values are ranges of those of another, `value`; and its multirange.',
      members: ['field', 'property'],
      object: { kind: 'range', namespaces: ['type'] },
      asFieldType: 'column',
      properties,
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the range type in the database.',
      blocks: ['range'],
      parameters: [nameParameter('The name in the database.')],
    },
    renamedFrom: renamedFromSpec(['range']),
  },
  fieldAttributes: {
    collate: {
      documentation: 'The order of its texts, where it is not that of the type.',
      blocks: ['range'],
      parameters: [collateParameter],
    },
  },
  declare: (schema, report) =>
    schema.blocks
      .filter(({ keyword }) => keyword === 'range')
      .flatMap((block) => rangeOf(block, schema, report)),
};

function rangeOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): readonly Range[] {
  const value = valueField(block, report);
  if (!value) return [];
  checkFieldType(value, report);
  const collation = fieldCollation(value, schema);
  checkMultirange(block, report);
  const named = (name: string) => stringArgument({ arguments: block.properties }, name) ?? null;
  return [
    {
      kind: 'range',
      id: block.id,
      name: [block.schema, block.databaseName],
      attributes: {
        type: withoutModifiers(columnType(value, schema)),
        collation,
        operatorClass: named('operatorClass'),
        canonical: named('canonical'),
        difference: named('difference'),
      },
      dependsOn: [
        ...schemaDependency(block.schema),
        ...typeDependencies(value, schema),
        ...collationDependency(collation),
      ],
      origin: block.span,
      ...hintsOf(block),
    },
  ];
}

function checkMultirange({ properties, span }: ResolvedBlock, report: Report): void {
  const written = stringArgument({ arguments: properties }, 'multirange');
  if (written === undefined || [1, 2].includes(sqlNameParts(written)?.length ?? 0)) return;
  const message = `\`${written}\` is no name in SQL: what is not plain stands in quotes, \`"\\"Name\\""\`.`;
  report(errorDiagnostic('wrong-range', message, { span }));
}

/** A range takes any value of the type. */
function withoutModifiers(type: TypeRef): TypeRef {
  return 'object' in type ? type : { ...type, text: type.text.replace(/\(\d+(,-?\d+)*\)/, '') };
}

/** The one field of the block; what is wrong with it is reported. */
function valueField(block: ResolvedBlock, report: Report): ResolvedField | undefined {
  const error = (message: string, span: ResolvedField['span']) =>
    report(errorDiagnostic('wrong-range', message, { span }));
  const [value, ...others] = block.fields;
  const isWritten = block.syntax.members.some(({ type }) => type === 'Field');
  if (!value && isWritten) return undefined;
  if (value?.name !== 'value' || others.length > 0) {
    const message = `The range \`${block.name}\` has one field, \`value\`, with the type of its ends.`;
    error(message, (value?.name === 'value' ? others[0] : value)?.span ?? block.span);
    return undefined;
  }
  if (value.type.type === 'relation') {
    error('A range is over a type, and not over a model.', value.typeSpan);
    return undefined;
  }
  if (value.optional) error('Every range can be without an end: leave out the `?`.', value.typeSpan);
  return value;
}
