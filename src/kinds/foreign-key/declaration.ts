import { errorDiagnostic, warningDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { ObjectId } from '../../model/object.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type {
  ResolvedAttribute,
  ResolvedBlock,
  ResolvedField,
  ResolvedJoinTable,
  ResolvedRelation,
  ResolvedSchema,
} from '../resolved.ts';
import { constraintName, truncateName } from '../shared/constraintName.ts';
import { deferrabilityOf, deferrableParameter } from '../shared/deferrable.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import {
  attributeOf,
  booleanArgument,
  fieldsArgument,
  stringArgument,
  wordArgument,
} from '../shared/resolvedArguments.ts';
import { validationOf, validationParameters } from '../shared/validation.ts';
import { type ForeignKey, foreignKeyId, type ReferentialAction } from './object.ts';

/** Prisma's words for referential actions, and SQL's. */
const actions: Readonly<Record<string, ReferentialAction>> = {
  Cascade: 'CASCADE',
  Restrict: 'RESTRICT',
  NoAction: 'NO ACTION',
  SetNull: 'SET NULL',
  SetDefault: 'SET DEFAULT',
};

/** Those that Prisma Client can carry out itself, under `relationMode = "prisma"`. */
const emulatedActions = ['Cascade', 'Restrict', 'SetNull'];

const actionNames = Object.keys(actions);

/** PostgreSQL has no others for a key with a period. */
const periodActions = { onDelete: 'NoAction', onUpdate: 'NoAction' } as const;

/** What PostgreSQL has beyond Prisma. */
const constraintParameters: readonly ParameterSpec[] = [
  deferrableParameter,
  {
    name: 'match',
    type: 'word',
    words: ['Simple', 'Full'],
    documentation: 'Whether one NULL column is enough for the row to refer to nothing.',
  },
  ...validationParameters,
  {
    name: 'onDeleteColumns',
    type: 'fields',
    documentation: 'The columns that `onDelete: SetNull` or `SetDefault` sets; all where it is absent.',
  },
  {
    name: 'period',
    type: 'boolean',
    documentation: 'The last column is a range, in a key with `withoutOverlaps` (PostgreSQL 18).',
  },
];

/** `@relation(fields: […], references: […], onDelete: …)`, and the foreign keys of join tables. */
export const declaration: Declaration = {
  fieldAttributes: {
    relation: {
      documentation: 'How two models refer to each other; the side with `fields` has the foreign key.',
      blocks: ['model', 'partition', 'view'],
      on: 'relations',
      parameters: [
        {
          name: 'name',
          type: 'string',
          position: 0,
          documentation: 'Tells relations between the same two models apart.',
        },
        { name: 'fields', type: 'fields', documentation: 'The columns of the foreign key.' },
        {
          name: 'references',
          type: 'fields',
          fieldsOf: 'type',
          documentation: 'The columns that they refer to.',
        },
        {
          name: 'onDelete',
          type: 'word',
          words: actionNames,
          documentation: 'What happens to a row when the row it refers to is deleted.',
        },
        {
          name: 'onUpdate',
          type: 'word',
          words: actionNames,
          documentation: 'What happens to a row when the key that it refers to changes.',
        },
        mapParameter('foreign key'),
        ...constraintParameters,
      ],
    },
  },
  namespaces: ['constraint'],
  declare: declareForeignKeys,
};

function declareForeignKeys(schema: ResolvedSchema, report: Report): readonly ForeignKey[] {
  const emulated = schema.datasource?.relationMode === 'prisma';
  for (const relation of schema.relations) checkActions(relation, emulated, report);
  if (emulated) return [];
  const overViews = ({ field, opposite }: ResolvedRelation) =>
    [field, opposite].some(({ block }) => block.keyword === 'view');
  return [
    ...schema.relations
      .filter((relation) => !overViews(relation))
      .map((relation) => foreignKeyOf(relation, report)),
    ...schema.joinTables.flatMap(joinTableKeys),
  ];
}

function foreignKeyOf(relation: ResolvedRelation, report: Report): ForeignKey {
  const model = relation.field.block;
  const referenced = relation.opposite.block;
  const required = relation.fields.some(isRequired) || isRequired(relation.field);
  const columns = relation.fields.map((field) => field.databaseName);
  const name =
    stringArgument(relation.attribute, 'map') || constraintName('foreign-key', model.databaseName, columns);
  const period = booleanArgument(relation.attribute, 'period') ?? false;
  const usual = period ? periodActions : { onDelete: required ? 'Restrict' : 'SetNull', onUpdate: 'Cascade' };
  const onDelete = wordArgument(relation.attribute, 'onDelete') ?? usual.onDelete;
  const onUpdate = wordArgument(relation.attribute, 'onUpdate') ?? usual.onUpdate;
  return {
    kind: 'foreign-key',
    id: foreignKeyId([model.schema, model.databaseName], name),
    parent: model.id,
    name: [model.schema, model.databaseName, name],
    attributes: {
      columns: relation.fields.map((field) => field.id),
      referencedTable: referenced.id,
      referencedColumns: relation.references.map((field) => field.id),
      onDelete: actions[onDelete] ?? 'NO ACTION',
      onUpdate: actions[onUpdate] ?? 'NO ACTION',
      ...constraintOptions(relation.attribute, report),
      ...(period && { period }),
    },
    dependsOn: dependencies(relation.fields, referenced, relation.references),
    origin: relation.attribute.span,
  };
}

function constraintOptions(attribute: ResolvedAttribute, report: Report) {
  const columns = fieldsArgument(attribute, 'onDeleteColumns') ?? [];
  return {
    onDeleteColumns: columns.map(({ field }) => field.id),
    match: wordArgument(attribute, 'match') === 'Full' ? 'full' : 'simple',
    deferrable: deferrabilityOf(attribute),
    validation: validationOf(attribute, report),
  } as const;
}

const plain = { onDeleteColumns: [], match: 'simple', deferrable: 'no', validation: 'valid' } as const;

const isRequired = (field: ResolvedField) => !field.optional && !field.list;

function dependencies(
  fields: readonly ResolvedField[],
  referenced: ResolvedBlock,
  references: readonly ResolvedField[],
): readonly ObjectId[] {
  const key = referencedKey(referenced, references);
  const columns = [...fields, ...references].map((field) => field.id);
  return [...new Set([referenced.id, ...columns, ...(key ? [key] : [])])];
}

/** The key with exactly these columns, in any order: PostgreSQL asks for one. */
function referencedKey(block: ResolvedBlock, references: readonly ResolvedField[]): ObjectId | undefined {
  const wanted = new Set(references.map((field) => field.id));
  return block.keys.find(
    (key) =>
      key.total && key.fields.length === wanted.size && key.fields.every(({ field }) => wanted.has(field.id)),
  )?.id;
}

function joinTableKeys(join: ResolvedJoinTable): readonly ForeignKey[] {
  return join.sides.map((side) => {
    const referenced = side.references.block;
    const name = `${truncateName(join.name, 63 - '_A_fkey'.length)}_${side.columnName}_fkey`;
    const key = referencedKey(referenced, [side.references]);
    return {
      kind: 'foreign-key',
      id: foreignKeyId([join.schema, join.name], name),
      parent: join.id,
      name: [join.schema, join.name, name],
      attributes: {
        columns: [side.column],
        referencedTable: referenced.id,
        referencedColumns: [side.references.id],
        onDelete: 'CASCADE',
        onUpdate: 'CASCADE',
        ...plain,
      },
      dependsOn: [side.column, referenced.id, side.references.id, ...(key ? [key] : [])],
      origin: join.span,
    };
  });
}

function checkActions(relation: ResolvedRelation, emulated: boolean, report: Report): void {
  for (const when of ['onDelete', 'onUpdate']) {
    const argument = relation.attribute.arguments.get(when);
    const action = wordArgument(relation.attribute, when);
    if (!argument || action === undefined) continue;
    if (emulated && !emulatedActions.includes(action)) {
      const message = `Under \`relationMode = "prisma"\`, \`${when}\` takes ${emulatedActions.join(', ')}.`;
      report(errorDiagnostic('wrong-referential-action', message, { span: argument.span }));
    }
    const required = relation.fields.find(isRequired);
    if (action === 'SetNull' && required && attributeOf(relation.field, 'relation')) {
      const message = `\`${when}: SetNull\` cannot set \`${required.name}\`, which is required, to NULL.`;
      const details = {
        span: argument.span,
        fixes: [{ title: `make \`${required.name}\` optional, or choose another action` }],
      };
      report(
        emulated
          ? errorDiagnostic('set-null-on-required', message, details)
          : warningDiagnostic('set-null-on-required', message, details),
      );
    }
  }
}
