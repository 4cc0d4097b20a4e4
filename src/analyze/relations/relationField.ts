import type { ResolvedAttribute, ResolvedBlock, ResolvedField } from '../../kinds/resolved.ts';
import { attributeOf, fieldsArgument, stringArgument } from '../../kinds/shared/resolvedArguments.ts';
import type { BlockDraft } from '../draft.ts';

/** A field whose type is a model, with what its `@relation` says. */
export interface RelationField {
  readonly field: ResolvedField;
  readonly target: ResolvedBlock;
  readonly attribute: ResolvedAttribute | undefined;
  /** As it was given in `@relation("name")`. */
  readonly name: string | undefined;
  readonly fields: readonly ResolvedField[] | undefined;
  readonly references: readonly ResolvedField[] | undefined;
  /** Something in its `@relation` has been reported; what is missing may be just that. */
  readonly broken: boolean;
}

/** The relation fields of these blocks, in order. */
export function relationFields(blocks: readonly BlockDraft[]): readonly RelationField[] {
  return blocks.flatMap((block) => block.fields.flatMap((field) => relationField(field) ?? []));
}

function relationField(field: ResolvedField): RelationField | undefined {
  if (field.type.type !== 'relation') return undefined;
  const attribute = attributeOf(field, 'relation');
  const given = attribute?.syntax.arguments ?? [];
  const lost = given.some(({ name }) => name && !attribute?.arguments.has(name.value));
  return {
    field,
    target: field.type.block,
    attribute,
    name: stringArgument(attribute, 'name'),
    fields: fieldsArgument(attribute, 'fields')?.map((reference) => reference.field),
    references: fieldsArgument(attribute, 'references')?.map((reference) => reference.field),
    broken: lost,
  };
}

/** The name of a relation: the given one, else both models in alphabetical order, `DealToUser`. */
export function relationName({ name, field, target }: RelationField): string {
  if (name !== undefined) return name;
  const [first, second] = [field.block.name, target.name].sort(compareNames);
  return `${first}To${second}`;
}

/** By code units, as Prisma compares names: the same on every machine. */
export function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** `Deal.owner` */
export function pathOf({ field }: RelationField): string {
  return `${field.block.name}.${field.name}`;
}

/** Whether `fields` or `references` names any field. */
export function isGiven(fields: readonly ResolvedField[] | undefined): fields is readonly ResolvedField[] {
  return fields !== undefined && fields.length > 0;
}
