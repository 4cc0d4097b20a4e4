import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { checkFieldType } from '../shared/checkFieldType.ts';
import { columnType, typeDependencies } from '../shared/columnType.ts';
import { collateParameter, collationDependency, fieldCollation } from '../shared/fieldCollation.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { mapParameter, nameParameter } from '../shared/nameArguments.ts';
import { plainDefault } from '../shared/plainDefault.ts';
import { attributeOf, stringArgument } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import { sequenceReferences } from '../shared/sequenceReferences.ts';
import type { Domain } from './object.ts';

/** `domain Email { value String @db.VarChar(320)  @@check(expression: "VALUE ~ '@'") }` */
export const declaration: Declaration = {
  blocks: {
    domain: {
      documentation: 'A type over another one, `value`, that may refuse some of its values.',
      members: ['field'],
      object: { kind: 'domain', namespaces: ['type'] },
      asFieldType: 'column',
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the domain in the database.',
      blocks: ['domain'],
      parameters: [nameParameter('The name in the database.')],
    },
    renamedFrom: renamedFromSpec(['domain']),
  },
  fieldAttributes: {
    default: {
      documentation: 'The value of a column of the domain that has no default of its own.',
      blocks: ['domain'],
      parameters: [
        {
          name: 'value',
          type: 'expression',
          position: 0,
          required: true,
          documentation: 'A constant, `now()`, or SQL as `dbgenerated("…")`.',
        },
      ],
    },
    notNull: {
      documentation: 'It refuses NULL.',
      blocks: ['domain'],
      parameters: [mapParameter('constraint')],
    },
    collate: {
      documentation: 'The order of its texts, where it is not that of the type.',
      blocks: ['domain'],
      parameters: [collateParameter],
    },
  },
  declare: (schema, report) =>
    schema.blocks
      .filter(({ keyword }) => keyword === 'domain')
      .flatMap((block) => domainOf(block, schema, report)),
};

function domainOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): readonly Domain[] {
  const value = valueField(block, report);
  if (!value) return [];
  checkFieldType(value, report);
  const collation = fieldCollation(value, schema);
  const sql = plainDefault(value, schema, report);
  const notNull = attributeOf(value, 'notNull');
  const notNullName = stringArgument(notNull, 'map');
  return [
    {
      kind: 'domain',
      id: block.id,
      name: [block.schema, block.databaseName],
      attributes: {
        type: columnType(value, schema),
        collation,
        notNull: notNull !== undefined,
        ...(notNullName !== undefined && { notNullName }),
        default: sql,
      },
      dependsOn: [
        ...schemaDependency(block.schema),
        ...typeDependencies(value, schema),
        ...collationDependency(collation),
        ...(sql === null ? [] : sequenceReferences(sql, schema)),
      ],
      origin: block.span,
      ...hintsOf(block),
    },
  ];
}

/** The one field of the block; what is wrong with it is reported. */
function valueField(block: ResolvedBlock, report: Report): ResolvedField | undefined {
  const error = (message: string, span: ResolvedField['span']) =>
    report(errorDiagnostic('wrong-domain', message, { span }));
  const [value, ...others] = block.fields;
  const isWritten = block.syntax.members.some(({ type }) => type === 'Field');
  if (!value && isWritten) return undefined;
  if (value?.name !== 'value' || others.length > 0) {
    const message = `The domain \`${block.name}\` has one field, \`value\`, with the type that it is over.`;
    error(message, (value?.name === 'value' ? others[0] : value)?.span ?? block.span);
    return undefined;
  }
  if (value.type.type === 'relation') {
    error('A domain is over a type, and not over a model.', value.typeSpan);
    return undefined;
  }
  if (value.optional)
    error('A domain takes NULL unless it says `@notNull`: leave out the `?`.', value.typeSpan);
  return value;
}
