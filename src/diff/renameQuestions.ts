import type { Change } from '../model/change.ts';
import { deepEqual } from '../model/deepEqual.ts';
import type { SchemaObject } from '../model/object.ts';

/** A drop that may be a rename: only the user knows. */
export interface RenameQuestion {
  readonly dropped: SchemaObject;
  /** What is created beside it, of the same kind and in the same place; what is like it in all but the name first. */
  readonly candidates: readonly SchemaObject[];
}

/**
 * The drops among the changes that could be renames: something of the kind is created in the same place, or under the
 * same name in another schema, which is the likelier one. What has a `@backfill` says itself where its values come from.
 */
export function renameQuestions(
  changes: readonly Change[],
  mayBeRenamed: (object: SchemaObject) => boolean,
): RenameQuestion[] {
  const created = changes.flatMap((change) =>
    change.type === 'create' && change.after.hints?.backfill === undefined ? [change.after] : [],
  );
  return changes.flatMap((change) => {
    if (change.type !== 'drop' || !mayBeRenamed(change.before)) return [];
    const candidates = created
      .filter((object) => isInSamePlace(object, change.before) || isMoved(object, change.before))
      .sort((left, right) => likeness(right, change.before) - likeness(left, change.before));
    return candidates.length === 0 ? [] : [{ dropped: change.before, candidates }];
  });
}

function isInSamePlace(left: SchemaObject, right: SchemaObject): boolean {
  return (
    left.kind === right.kind &&
    left.parent === right.parent &&
    left.name.length === right.name.length &&
    left.name.slice(0, -1).every((part, index) => part === right.name[index])
  );
}

/** Of the same name in another schema. */
function isMoved(left: SchemaObject, right: SchemaObject): boolean {
  return (
    left.kind === right.kind &&
    !left.parent &&
    !right.parent &&
    left.name.length > 1 &&
    left.name.length === right.name.length &&
    left.name.at(-1) === right.name.at(-1)
  );
}

function likeness(left: SchemaObject, right: SchemaObject): number {
  return (deepEqual(left.attributes, right.attributes) ? 1 : 0) + (isInSamePlace(left, right) ? 0 : 2);
}
