import type { BlockDraft, FieldDraft, RelationDraft, SchemaDraft } from '../kinds/rendering.ts';
import { groupBy } from '../kinds/shared/groupBy.ts';
import { lowerFirst } from '../kinds/shared/lowerFirst.ts';
import { freeName } from '../kinds/shared/settleNames.ts';
import type { ObjectId } from '../model/object.ts';
import type { Argument } from '../syntax/ast.ts';
import { argument, attribute, string } from '../syntax/build.ts';
import type { KnownRelation } from './knownNames.ts';
import { plural } from './plural.ts';

/** A relation with the name of its field in `from`. */
interface NamedRelation {
  readonly relation: RelationDraft;
  readonly field: string;
  /** Whether another relation joins the same models, or the two sides are one model. */
  readonly ambiguous: boolean;
  readonly known: KnownRelation;
}

/**
 * Writes the two fields of every relation. All sides with a foreign key get their names before the opposite sides,
 * whose names are made of theirs where several relations join two models.
 */
export function writeRelations(draft: SchemaDraft, known: ReadonlyMap<ObjectId, KnownRelation>): void {
  const pairs = groupBy(draft.relations, pairOf);
  const names = new Map<BlockDraft, Set<string>>();
  for (const { object, from, to } of draft.relations) {
    const { field, opposite } = known.get(object) ?? {};
    reserve(from, field, names);
    reserve(to, opposite, names);
  }
  const named = draft.relations.map((relation): NamedRelation => {
    const ambiguous = pairs.get(pairOf(relation))!.length > 1 || relation.from === relation.to;
    const given = known.get(relation.object);
    const field = given?.field ?? claim(relation.from, relation.names, names);
    return { relation, ambiguous, field, known: given ?? {} };
  });
  const relationNames = new Set([
    ...draft.relations.map((relation) => relation.relationName),
    ...[...known.values()].map(({ title }) => title),
  ]);
  const opposites = named.map((one) => {
    const title = titleOf(one, relationNames);
    addField(one, title, draft);
    return { one, title };
  });
  for (const { one, title } of opposites)
    addOpposite(one, one.known.opposite ?? claim(one.relation.to, oppositeNames(one), names), title);
}

const pairOf = ({ from, to }: RelationDraft) => [from.name, to.name].toSorted().join(' ');

/** A name that stands already is nobody else's. */
function reserve(block: BlockDraft, name: string | undefined, names: Map<BlockDraft, Set<string>>): void {
  if (name !== undefined) takenIn(block, names).add(name);
}

function takenIn(block: BlockDraft, names: Map<BlockDraft, Set<string>>): Set<string> {
  const taken = names.get(block) ?? new Set(block.fields.map((field) => field.name));
  names.set(block, taken);
  return taken;
}

/** The first of the names that the block has not given away, or one of them with a number. */
function claim(block: BlockDraft, wishes: readonly string[], names: Map<BlockDraft, Set<string>>): string {
  const taken = takenIn(block, names);
  const name = wishes.find((wish) => !taken.has(wish)) ?? freeName(wishes[0]!, (wish) => taken.has(wish));
  taken.add(name);
  return name;
}

/** The name of the relation in the document, where it needs one. */
function titleOf(one: NamedRelation, taken: Set<string | undefined>): string | undefined {
  const { relation, ambiguous, field, known } = one;
  if (known.title !== undefined && relation.relationName === undefined) return known.title;
  if (relation.relationName !== undefined) {
    const usual = [relation.from.name, relation.to.name].toSorted().join('To');
    return !ambiguous && relation.relationName === usual ? undefined : relation.relationName;
  }
  if (!ambiguous) return undefined;
  const title = freeName(`${relation.from.name}_${field}`, (name) => taken.has(name));
  taken.add(title);
  return title;
}

function oppositeNames({ relation, ambiguous, field }: NamedRelation): readonly string[] {
  const model = lowerFirst(relation.from.name);
  const plain = relation.cardinality === 'one-to-one' ? model : plural(model);
  const isCamel = /^[A-Z]/.test(relation.from.name);
  const told = isCamel
    ? `${plain}By${field.charAt(0).toUpperCase()}${field.slice(1)}`
    : `${plain}_by_${field}`;
  return ambiguous ? [told] : [plain, told];
}

function addField({ relation, field }: NamedRelation, title: string | undefined, draft: SchemaDraft): void {
  const { from, to, optional } = relation;
  const list = relation.cardinality === 'many-to-many';
  const line = fieldDraft(field, { from, to, list, optional }, [
    ...titleArguments(title),
    ...relation.arguments,
  ]);
  from.fields.push(line);
  draft.place(relation.object, line);
}

function addOpposite({ relation }: NamedRelation, name: string, title: string | undefined): void {
  const { from, to } = relation;
  const list = relation.cardinality !== 'one-to-one';
  to.fields.push(fieldDraft(name, { from: to, to: from, list, optional: !list }, titleArguments(title)));
}

const titleArguments = (title: string | undefined) => (title === undefined ? [] : [argument(string(title))]);

interface Side extends Pick<FieldDraft, 'list' | 'optional'> {
  readonly from: BlockDraft;
  readonly to: BlockDraft;
}

function fieldDraft(name: string, side: Side, words: readonly Argument[]): FieldDraft {
  const { from, to, list, optional } = side;
  const attributes = [
    ...(words.length === 0 ? [] : [attribute('relation', words)]),
    ...(to.ignored && !from.ignored ? [attribute('ignore')] : []),
  ];
  return { name, type: to.name, list, optional, keyAttributes: [], attributes, doc: undefined };
}
