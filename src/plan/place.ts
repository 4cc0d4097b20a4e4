import type { KindRegistry } from '../kinds/kind.ts';
import { subjectOf } from '../model/change.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Emission } from './emit.ts';

/** Where a statement stands, as far as nothing that it needs is elsewhere. */
export interface Place {
  readonly phase: number;
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
  const tie = `${object.parent ?? ''} ${String(object.order ?? 0).padStart(6, '0')} ${object.id}`;
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

function dropsLast({ kind, parent }: SchemaObject, kinds: KindRegistry): boolean {
  const { dropsFirst, losesData } = kinds.kindOf(kind).statements;
  return (parent === undefined && !dropsFirst) || losesData !== undefined;
}

export function comparePlaces(left: Place, right: Place): number {
  if (left.phase !== right.phase) return left.phase - right.phase;
  if (left.rank !== right.rank) return left.rank - right.rank;
  return left.tie === right.tie ? 0 : left.tie < right.tie ? -1 : 1;
}
