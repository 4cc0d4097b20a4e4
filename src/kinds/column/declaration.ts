import { type Diagnostic, errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { AttributeSpec, Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedField, ResolvedJoinTable, ResolvedSchema } from '../resolved.ts';
import { columnType, typeDependencies } from '../shared/columnType.ts';
import { collateParameter, collationDependency, fieldCollation } from '../shared/fieldCollation.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { isTable } from '../shared/isTable.ts';
import { leftOpen } from '../shared/leftOpen.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { attributeOf } from '../shared/resolvedArguments.ts';
import { checkField } from './checkField.ts';
import { declareDefault } from './declareDefault.ts';
import { defaultDependencies } from './defaultDependencies.ts';
import { identityParameters } from './identity.ts';
import { declaredNotNull, notNullParameters } from './notNullWords.ts';
import { type Column, type ColumnDetails, columnId } from './object.ts';
import { passesNotNull } from './override.ts';
import { physicalNames, physicalOf, physicalSpecs } from './physicalWords.ts';

const inModels = ['model', 'view'];

/** What Prisma has no words for. */
const openNames = [...physicalNames, 'notNull'];

/** In a partition stand columns of its table of which something is otherwise there. */
const inTables = ['model', 'partition'];

const sqlParameter = (documentation: string): ParameterSpec => ({
  name: 'sql',
  type: 'sql',
  position: 0,
  required: true,
  documentation,
});

const defaultAttribute: AttributeSpec = {
  documentation: 'The value of the column in rows that name none.',
  blocks: [...inModels, 'partition'],
  parameters: [
    {
      name: 'value',
      type: 'expression',
      position: 0,
      required: true,
      documentation: 'A constant, a list of them, or a function such as `now()`.',
    },
    { name: 'map', type: 'string', documentation: 'SQL Server only: PostgreSQL has no names for defaults.' },
  ],
};

/** The fields of models that are no relations, and the columns of join tables. */
export const declaration: Declaration = {
  fieldAttributes: {
    default: defaultAttribute,
    map: {
      documentation: 'The name of the column in the database.',
      blocks: inModels,
      parameters: [nameParameter('The name in the database.')],
    },
    updatedAt: {
      documentation: 'Prisma Client sets it to the time of every change.',
      blocks: inModels,
      parameters: [],
    },
    ignore: {
      documentation: 'Prisma Client leaves the field out; the column is as any other.',
      blocks: inModels,
      on: 'both',
      parameters: [],
    },
    generated: {
      documentation: 'The column is computed from others in its row.',
      blocks: ['model'],
      parameters: [
        sqlParameter('An expression over the columns of the table.'),
        {
          name: 'stored',
          type: 'boolean',
          documentation: '`false`: computed when it is read (PostgreSQL 18).',
        },
      ],
    },
    identity: {
      documentation: 'The column counts up, as SQL has it: GENERATED … AS IDENTITY.',
      blocks: ['model'],
      parameters: identityParameters,
    },
    notNull: {
      documentation:
        'A list that cannot be NULL; without it, what the database has is right. Of any required column: its constraint.',
      blocks: inTables,
      parameters: notNullParameters,
    },
    collate: {
      documentation: 'The order of its texts, where it is not that of the database.',
      blocks: ['model'],
      parameters: [collateParameter],
    },
    ...physicalSpecs,
    renamedFrom: renamedFromSpec(['model']),
    using: {
      documentation: 'How the values that exist are converted when the type of the column changes.',
      blocks: ['model'],
      parameters: [sqlParameter('An expression over the columns of the table.')],
    },
    backfill: {
      documentation: 'The value of a new required column in the rows that exist.',
      blocks: inTables,
      parameters: [sqlParameter('An expression over the columns of the table.')],
    },
  },
  declare: declareColumns,
};

function declareColumns(schema: ResolvedSchema, report: Report): readonly Column[] {
  const rows = schema.blocks.filter((block) => [...inModels, 'partition'].includes(block.keyword));
  return [
    ...rows.flatMap((block) => {
      const columns = block.fields.filter((field) => field.type.type !== 'relation');
      const declared = columns.map((field) => {
        checkField(field, schema, report);
        if (field.overrides) return overrideOf(field, field.overrides, schema, report);
        if (block.keyword === 'partition') report(notInherited(field));
        return [columnOf(field, schema, report)];
      });
      return isTable(block) ? declared.flat() : [];
    }),
    ...schema.joinTables.flatMap((join) => joinTableColumns(join, schema)),
  ];
}

function columnOf(field: ResolvedField, schema: ResolvedSchema, report: Report): Column {
  const { block } = field;
  const type = columnType(field, schema);
  const collation = fieldCollation(field, schema);
  const { details, ...value } = declareDefault(field, schema, report);
  const physical = physicalOf(field, report);
  const notNull = declaredNotNull(field, isNullable(field), report);
  return {
    kind: 'column',
    id: field.id,
    parent: block.id,
    name: [block.schema, block.databaseName, field.databaseName],
    attributes: {
      type,
      collation,
      nullable: isNullable(field),
      ...notNull,
      default: value.default,
      ...physical,
    },
    dependsOn: [
      ...typeDependencies(field, schema),
      ...collationDependency(collation),
      ...defaultDependencies(value.default, field, schema),
    ],
    order: field.order,
    ...detailsOf(field, schema, {
      ...details,
      ...leftOpen(schema.client, { ...physical, ...notNull }, openNames),
    }),
    origin: field.span,
    ...hintsOf(field),
  };
}

function notInherited(field: ResolvedField): Diagnostic {
  const message = `A partition has the columns of its table, and \`${field.name}\` is none of them.`;
  return errorDiagnostic('unknown-field', message, { span: field.span });
}

/** What the block says of an inherited column that is not so where it comes from; nothing where all is the same. */
function overrideOf(
  field: ResolvedField,
  origin: ResolvedField,
  schema: ResolvedSchema,
  report: Report,
): readonly Column[] {
  const { block } = field;
  const inherited = columnOf(origin, schema, () => {});
  const own = columnOf(field, schema, report);
  if (!deepEqual(own.attributes.type, inherited.attributes.type)) {
    const message = `\`${field.name}\` has another type than in \`${origin.block.name}\`, from which it is inherited.`;
    const notes = [{ message: 'it is declared here', span: origin.span }];
    report(errorDiagnostic('wrong-inherited-type', message, { span: field.typeSpan, notes }));
  }
  const value = overridingDefault(own, inherited, field, report);
  const mayBeNull = !passesNotNull(inherited);
  const nullable = own.attributes.nullable && mayBeNull;
  const hasComment = field.doc !== undefined && !schema.client;
  const isSame = value.default?.type === 'inherited' && nullable === mayBeNull;
  if (isSame && !hasComment) return [];
  const name = [block.schema, block.databaseName, field.databaseName];
  const { type, collation } = inherited.attributes;
  return [
    {
      ...own,
      id: columnId(name.slice(0, 2), field.databaseName),
      name,
      attributes: { type, collation, nullable, ...value, inherits: origin.id },
      dependsOn: [...own.dependsOn, origin.id],
    },
  ];
}

/** Without a word about it, the default is inherited; `dbgenerated("NULL")` says that there is none. */
function overridingDefault(
  own: Column,
  inherited: Column,
  field: ResolvedField,
  report: Report,
): Pick<Column['attributes'], 'default'> {
  const value = own.attributes.default;
  if (!attributeOf(field, 'default') || deepEqual(value, inherited.attributes.default))
    return { default: { type: 'inherited' } };
  if (value?.type === 'expression') return { default: /^null$/i.test(value.sql.trim()) ? null : value };
  const message = `The default of \`${field.name}\`, which is inherited, can only be a value here.`;
  report(errorDiagnostic('wrong-default', message, { span: field.span }));
  return { default: { type: 'inherited' } };
}

/** A list without a primary key over it is NULL where it is not given: how Prisma makes it. */
function isNullable(field: ResolvedField): boolean {
  const inPrimaryKey = field.block.keys.some(
    (key) => key.attribute.name === 'id' && key.fields.some((reference) => reference.field === field),
  );
  return !inPrimaryKey && (field.optional || (field.list && !attributeOf(field, 'notNull')));
}

function detailsOf(
  field: ResolvedField,
  schema: ResolvedSchema,
  details: ColumnDetails,
): { details?: Record<string, unknown> } {
  const all = {
    ...details,
    ...(schema.client && !attributeOf(field, 'collate') && { anyCollation: true }),
    ...(field.list && isNullable(field) && { anyNullability: true }),
  };
  return Object.keys(all).length > 0 ? { details: all } : {};
}

function joinTableColumns(join: ResolvedJoinTable, schema: ResolvedSchema): readonly Column[] {
  return join.sides.map((side, order) => {
    const type = columnType(side.references, schema);
    return {
      kind: 'column',
      id: side.column,
      parent: join.id,
      name: [join.schema, join.name, side.columnName],
      attributes: { type, collation: null, nullable: false, default: null },
      dependsOn: typeDependencies(side.references, schema),
      details: { anyCollation: true, ...leftOpen(true, {}, openNames) },
      order,
      origin: side.field.span,
    };
  });
}
