import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { checkFieldType } from '../shared/checkFieldType.ts';
import { columnType, typeDependencies } from '../shared/columnType.ts';
import { collateParameter, collationDependency, fieldCollation } from '../shared/fieldCollation.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { type Attribute, attributeId } from './object.ts';

/** The fields of `type` blocks. */
export const declaration: Declaration = {
  fieldAttributes: {
    map: {
      documentation: 'The name of the attribute in the database.',
      blocks: ['type'],
      parameters: [nameParameter('The name in the database.')],
    },
    collate: {
      documentation: 'The order of its texts, where it is not that of the type.',
      blocks: ['type'],
      parameters: [collateParameter],
    },
    renamedFrom: renamedFromSpec(['type']),
  },
  declare: (schema, report) =>
    schema.blocks
      .filter(({ keyword }) => keyword === 'type')
      .flatMap((block) => block.fields.flatMap((field) => attributeOf(field, block, schema, report))),
};

function attributeOf(
  field: ResolvedField,
  block: ResolvedBlock,
  schema: ResolvedSchema,
  report: Report,
): readonly Attribute[] {
  const error = (message: string) =>
    report(errorDiagnostic('wrong-attribute-type', message, { span: field.typeSpan }));
  if (field.type.type === 'relation') {
    error(`\`${field.name}\` is a value, and not a relation: give it the type of the key.`);
    return [];
  }
  if (field.optional) error('Every field of a composite value may be NULL: leave out the `?`.');
  checkFieldType(field, report);
  const type = [block.schema, block.databaseName];
  const collation = fieldCollation(field, schema);
  return [
    {
      kind: 'attribute',
      id: attributeId(type, field.databaseName),
      parent: block.id,
      name: [...type, field.databaseName],
      attributes: { type: columnType(field, schema), collation },
      dependsOn: [...typeDependencies(field, schema), ...collationDependency(collation)],
      order: field.order,
      origin: field.span,
      ...hintsOf(field),
    },
  ];
}
