import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../../kinds/declaration.ts';
import { compareNames, type RelationField, relationName } from './relationField.ts';

/** A one-to-one or one-to-many relation; one side may be missing. */
export interface InlineRelation {
  /** The side that has the foreign key. */
  readonly forward: RelationField | undefined;
  readonly back: RelationField | undefined;
  readonly oneToOne: boolean;
}

export interface ManyToMany {
  /** The models in alphabetical order; of one model, its fields. */
  readonly sides: readonly [RelationField, RelationField];
}

export interface PairedRelations {
  readonly inline: readonly InlineRelation[];
  readonly manyToMany: readonly ManyToMany[];
  /** Fields that cannot be told apart; what seems to miss its other side may mean one of them. */
  readonly ambiguous: ReadonlySet<RelationField>;
}

/** Finds the two sides of each relation by Prisma's rules. Fields that cannot be told apart are reported. */
export function pairRelations(all: readonly RelationField[], report: Report): PairedRelations {
  const ambiguous = ambiguousFields(all, report);
  const fields = all.filter((field) => field.name !== '' && !ambiguous.has(field));
  const byModels = groupBy(fields, ({ field, target, name }) => [
    field.block.name,
    target.name,
    name ?? null,
  ]);
  const inline: InlineRelation[] = [];
  const manyToMany: ManyToMany[] = [];
  for (const side of fields) {
    const candidates =
      byModels.get(keyOf([side.target.name, side.field.block.name, side.name ?? null])) ?? [];
    const opposite = candidates.find((other) => other !== side);
    if (opposite && side.field.list && opposite.field.list) {
      if (comesFirst(side, opposite)) manyToMany.push({ sides: [side, opposite] });
    } else {
      const relation = opposite ? inlineRelation(side, opposite) : oneSided(side);
      if (relation) inline.push(relation);
    }
  }
  return { inline, manyToMany, ambiguous };
}

type Key = readonly (string | null)[];

function keyOf(key: Key): string {
  return JSON.stringify(key);
}

function groupBy(
  fields: readonly RelationField[],
  key: (field: RelationField) => Key,
): ReadonlyMap<string, readonly RelationField[]> {
  const groups = new Map<string, RelationField[]>();
  for (const field of fields) {
    const own = keyOf(key(field));
    groups.set(own, [...(groups.get(own) ?? []), field]);
  }
  return groups;
}

/** Of the two sides of a pair exactly one comes first. */
function comesFirst(side: RelationField, opposite: RelationField): boolean {
  const models = compareNames(side.field.block.name, opposite.field.block.name);
  return (models || compareNames(side.field.name, opposite.field.name)) < 0;
}

/** The relation, when `side` is the one with the foreign key: each pair is met twice and made once. */
function inlineRelation(side: RelationField, opposite: RelationField): InlineRelation | undefined {
  if (side.field.list) return undefined;
  if (opposite.field.list) return { forward: side, back: opposite, oneToOne: false };
  return isForward(side, opposite) ? { forward: side, back: opposite, oneToOne: true } : undefined;
}

/** In a one-to-one relation: the required side, else the one with `fields`, else the first by name. */
function isForward(side: RelationField, opposite: RelationField): boolean {
  if (side.field.optional !== opposite.field.optional) return !side.field.optional;
  if (side.field.optional && (side.fields === undefined) !== (opposite.fields === undefined)) {
    return side.fields !== undefined;
  }
  return comesFirst(side, opposite);
}

function oneSided(side: RelationField): InlineRelation {
  return side.field.list
    ? { forward: undefined, back: side, oneToOne: false }
    : { forward: side, back: undefined, oneToOne: false };
}

/** Fields of one model that are, by their names, sides of the same relation; each group is reported once. */
function ambiguousFields(all: readonly RelationField[], report: Report): ReadonlySet<RelationField> {
  const groups = groupBy(all, (side) => [side.field.block.name, side.target.name, relationName(side)]);
  const ambiguous = new Set<RelationField>();
  for (const same of groups.values()) {
    const toItself = same.every((side) => side.target === side.field.block);
    const allowed = toItself && same.every((side) => side.name !== undefined) ? 2 : 1;
    if (same.length <= allowed) continue;
    reportAmbiguous(same, toItself, report);
    for (const side of same) ambiguous.add(side);
  }
  return ambiguous;
}

function reportAmbiguous(same: readonly RelationField[], toItself: boolean, report: Report): void {
  const [first, ...others] = same as readonly [RelationField, ...RelationField[]];
  const names = same.map(({ field }) => `\`${field.name}\``).join(' and ');
  const { block } = first.field;
  const message = `The fields ${names} of \`${block.name}\` both relate to \`${first.target.name}\`, and nothing tells them apart.`;
  const title =
    toItself && same.length === 2 && first.name === undefined
      ? 'if they are two sides of one relation, give both the same name: `@relation("name")`'
      : 'give each relation a name of its own, on both of its sides: `@relation("name")`';
  const notes = others.map(({ field }) => ({ message: `\`${field.name}\` is here`, span: field.span }));
  report(
    errorDiagnostic('ambiguous-relation', message, { span: first.field.span, notes, fixes: [{ title }] }),
  );
}
