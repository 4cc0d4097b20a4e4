import { type Change, subjectOf } from '../model/change.ts';
import { objectName, type SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';

/** More names than these make no readable name. */
const maximumNames = 3;

/** What says most about a migration, first; where there is none of them, its first change speaks for all. */
const tellingKinds = ['table', 'column', 'enum'];

/**
 * A name for a migration that the user has not named, from what it does: `create_deals`, `add_city_to_deals`,
 * `rename_city_to_town`, `drop_deals`. `first`: nothing comes before it, so that a large one is called `init`.
 */
export function migrationName(plan: Plan, first: boolean): string {
  const changes = [...new Set(plan.statements.flatMap((statement) => statement.changes))];
  const kinds = [...tellingKinds, ...changes.map((change) => subjectOf(change).kind)];
  const telling = kinds.map((kind) => changes.filter((change) => subjectOf(change).kind === kind));
  const group = telling.find(({ length }) => length > 0) ?? [];
  return subjectOf(group[0]!).parent === undefined ? nameOfRoots(group, first) : nameOfMembers(group);
}

const rootVerbs = { create: 'create', drop: 'drop', rename: 'rename', alter: 'change' } as const;

/** Of objects that stand alone: a new one says more than one that goes, and that more than a changed one. */
function nameOfRoots(group: readonly Change[], first: boolean): string {
  const types = ['create', 'drop', 'rename', 'alter'] as const;
  const type = types.find((candidate) => group.some((change) => change.type === candidate))!;
  const changes = group.filter((change) => change.type === type);
  if (first && type === 'create' && changes.length > maximumNames) return 'init';
  return changes.length === 1 ? nameOfOne(changes[0]!, rootVerbs) : `${rootVerbs[type]}_${list(changes)}`;
}

const memberVerbs = { create: 'add', drop: 'drop', rename: 'rename', alter: 'change' } as const;
const prepositions = { create: 'to', drop: 'from', rename: 'in', alter: 'of' } as const;

/** Of objects that belong to others: columns, indexes, constraints, comments. */
function nameOfMembers(group: readonly Change[]): string {
  const renames = group.filter(({ type }) => type === 'rename');
  if (renames.length === 1) return nameOfOne(renames[0]!, memberVerbs);
  const types = new Set(group.map(({ type }) => type));
  const owners = [...new Set(group.map((change) => ownerName(subjectOf(change))))];
  if (types.size > 1 || owners.length > 1) return `change_${listNames(owners)}`;
  const [type] = types;
  const [owner] = owners;
  if (subjectOf(group[0]!).kind === 'comment')
    return `${memberVerbs[type!]}_comment_${prepositions[type!]}_${owner}`;
  // The names of indexes and constraints hold that of their table.
  const told = group.every((change) => lastName(subjectOf(change)).includes(owner!));
  return `${memberVerbs[type!]}_${list(group)}${told ? '' : `_${prepositions[type!]}_${owner}`}`;
}

function nameOfOne(change: Change, verbs: Readonly<Record<Change['type'], string>>): string {
  const to = change.type === 'rename' ? `${lastName(change.before)}_to_` : '';
  return `${verbs[change.type]}_${to}${lastName(subjectOf(change))}`;
}

function list(changes: readonly Change[]): string {
  return listNames([...new Set(changes.map((change) => lastName(subjectOf(change))))]);
}

function listNames(names: readonly string[]): string {
  if (names.length <= maximumNames) return names.join('_');
  return `${names[0]}_and_${names.length - 1}_more`;
}

function lastName(object: SchemaObject): string {
  return object.name.at(-1)!;
}

function ownerName(object: SchemaObject): string {
  return objectName(object.parent!).at(-1)!;
}
