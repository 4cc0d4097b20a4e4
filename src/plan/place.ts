import type { KindRegistry } from '../kinds/kind.ts';
import { subjectOf } from '../model/change.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import { carriedBy } from './changeIndex.ts';
import type { Emission } from './emit.ts';

/** Where a statement stands, as far as nothing that it needs is elsewhere. */
export interface Place {
  readonly phase: number;
  /** Where what it belongs to stands; absent: it stands for itself. */
  readonly group?: Pick<Place, 'rank' | 'tie'>;
  readonly rank: number;
  readonly tie: string;
}

/**
 * Renames first, in the order in which they come; then drops of what only rests on others; what is made and altered;
 * last the drops of what holds data, and of what others may still rest on until then: types, sequences, extensions.
 */
export function placeOf({ change, bulk }: Emission, kinds: KindRegistry): Place {
  const object = subjectOf(change);
  const rank = kinds.rank(object.kind);
  const tie = tieOf(object);
  if (bulk) return { phase: 2, rank, tie };
  switch (change.type) {
    case 'rename':
      return { phase: 0, rank: 0, tie: '' };
    case 'drop':
      return { phase: dropsLast(object, kinds) ? 3 : 1, rank: -rank, tie };
    default:
      return { phase: 2, rank, tie };
  }
}

/** The same, where what is made of an object follows it: but for what ties it to another of its kind, as a foreign key does. */
export function groupedPlaceOf(emission: Emission, schema: Schema, kinds: KindRegistry): Place {
  const place = placeOf(emission, kinds);
  const object = subjectOf(emission.change);
  if (emission.bulk || emission.change.type !== 'create') return place;
  const root = rootOf(object, schema);
  const needed = carriedBy(emission).flatMap((change) => subjectOf(change).dependsOn);
  const isTied = needed.some((id) => isOfAnother(id, root, schema));
  return root === object || isTied
    ? place
    : { ...place, group: { rank: kinds.rank(root.kind), tie: tieOf(root) } };
}

function isOfAnother(id: ObjectId, root: SchemaObject, schema: Schema): boolean {
  const needed = schema.get(id);
  if (!needed) return false;
  const other = rootOf(needed, schema);
  return other !== root && other.kind === root.kind;
}

function rootOf(object: SchemaObject, schema: Schema): SchemaObject {
  const parent = object.parent === undefined ? undefined : schema.get(object.parent);
  return parent ? rootOf(parent, schema) : object;
}

function tieOf(object: SchemaObject): string {
  return `${object.parent ?? ''} ${String(object.order ?? 0).padStart(6, '0')} ${object.id}`;
}

function dropsLast({ kind, parent }: SchemaObject, kinds: KindRegistry): boolean {
  const { dropsFirst, losesData } = kinds.kindOf(kind).statements;
  return (parent === undefined && !dropsFirst) || losesData !== undefined;
}

export function comparePlaces(left: Place, right: Place): number {
  if (left.phase !== right.phase) return left.phase - right.phase;
  const [first, second] = [left.group ?? left, right.group ?? right];
  return compareInPhase(first, second) || groupFirst(left, right) || compareInPhase(left, right);
}

function compareInPhase(left: Pick<Place, 'rank' | 'tie'>, right: Pick<Place, 'rank' | 'tie'>): number {
  if (left.rank !== right.rank) return left.rank - right.rank;
  return left.tie === right.tie ? 0 : left.tie < right.tie ? -1 : 1;
}

/** What leads a group comes before its members. */
function groupFirst(left: Place, right: Place): number {
  return Number(left.group !== undefined) - Number(right.group !== undefined);
}
