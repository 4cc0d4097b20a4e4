import type { ObjectId } from '../../model/object.ts';
import type { Argument } from '../../syntax/ast.ts';
import { argument, array, boolean, path, string } from '../../syntax/build.ts';
import type { FieldDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { constraintName } from '../shared/constraintName.ts';
import { deferrableArguments } from '../shared/deferrable.ts';
import { validationArguments } from '../shared/validation.ts';
import type { ForeignKey, ReferentialAction } from './object.ts';
import { relationFieldNames } from './relationFieldNames.ts';

/** A foreign key becomes a relation: a field of its table's block, and one of the block that it refers to. */
export const foreignKeyRendering: Rendering<ForeignKey> = {
  render(foreignKeys, draft) {
    const inOrder = foreignKeys.toSorted((left, right) =>
      left.parent === right.parent ? firstPlace(left, draft) - firstPlace(right, draft) : 0,
    );
    for (const foreignKey of inOrder) renderForeignKey(foreignKey, draft);
  },
};

/** Keys of one table come in the order of their columns. */
function firstPlace(foreignKey: ForeignKey, draft: SchemaDraft): number {
  const { fields } = draft.block(foreignKey.parent!)!;
  return fields.indexOf(draft.field(foreignKey.attributes.columns[0]!));
}

function renderForeignKey(foreignKey: ForeignKey, draft: SchemaDraft): void {
  const { columns, referencedColumns } = foreignKey.attributes;
  const from = draft.block(foreignKey.parent!)!;
  const to = draft.block(foreignKey.attributes.referencedTable)!;
  const fields = columns.map((column) => draft.field(column));
  const references = referencedColumns.map((column) => draft.field(column));
  if (draft.client && fields.some((field, index) => !areAlike(field, references[index]!))) {
    draft.notInLanguage(
      foreignKey,
      'Prisma Client joins fields of one type, and its columns are of different ones',
    );
    return;
  }
  draft.relations.push({
    object: foreignKey.id,
    from,
    to,
    cardinality: from.keys.some((key) => key.join() === columns.join()) ? 'one-to-one' : 'one-to-many',
    optional: fields.some((field) => field.optional),
    names: relationFieldNames(
      fields.map((field) => field.name),
      to.name,
    ),
    arguments: relationArguments(foreignKey, draft),
  });
}

const areAlike = (left: FieldDraft, right: FieldDraft) =>
  left.type === right.type && left.unsupported === right.unsupported;

function relationArguments(foreignKey: ForeignKey, draft: SchemaDraft): readonly Argument[] {
  const { attributes } = foreignKey;
  const names = (columns: readonly ObjectId[]) =>
    array(...columns.map((column) => path(draft.fieldName(column))));
  return [
    argument('fields', names(attributes.columns)),
    argument('references', names(attributes.referencedColumns)),
    ...actionArguments(foreignKey, draft),
    ...(attributes.onDeleteColumns.length === 0
      ? []
      : [argument('onDeleteColumns', names(attributes.onDeleteColumns))]),
    ...(attributes.match === 'full' ? [argument('match', path('Full'))] : []),
    ...deferrableArguments(attributes.deferrable),
    ...validationArguments(attributes.validation),
    ...nameArgument(foreignKey, draft),
  ];
}

/** Only those that the language does not take anyway, as Prisma does: with a required column it restricts
 *  deletion, without one it sets NULL; updates cascade. A period has no actions. */
function actionArguments(foreignKey: ForeignKey, draft: SchemaDraft): readonly Argument[] {
  const { columns, onDelete, onUpdate, period } = foreignKey.attributes;
  if (period) return [argument('period', boolean(true))];
  const isRequired = columns.some((column) => !draft.field(column).optional);
  return [
    ...(onDelete === (isRequired ? 'RESTRICT' : 'SET NULL')
      ? []
      : [argument('onDelete', path(actions[onDelete]))]),
    ...(onUpdate === 'CASCADE' ? [] : [argument('onUpdate', path(actions[onUpdate]))]),
  ];
}

const actions: Readonly<Record<ReferentialAction, string>> = {
  'NO ACTION': 'NoAction',
  RESTRICT: 'Restrict',
  CASCADE: 'Cascade',
  'SET NULL': 'SetNull',
  'SET DEFAULT': 'SetDefault',
};

function nameArgument(foreignKey: ForeignKey, draft: SchemaDraft): readonly Argument[] {
  const [, table, name] = foreignKey.name;
  const columns = foreignKey.attributes.columns.map((column) => draft.schema.get(column)!.name.at(-1)!);
  return name === constraintName('foreign-key', table!, columns) ? [] : [argument('map', string(name!))];
}
