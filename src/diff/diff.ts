import type { Change, Rename } from '../model/change.ts';
import { changedAttributes } from '../model/changedAttributes.ts';
import { deepEqual } from '../model/deepEqual.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import { renameObjects } from './renameObjects.ts';
import type { RenamePair } from './renamePair.ts';

/** What the differ must know of kinds, given from outside: it names none. */
export interface DiffRules {
  /** Whether an object that is the same under another name is renamed without a question. */
  readonly renamesEqual: (object: SchemaObject) => boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The schema before, with every rename of `changes` already carried out in names and references. */
  readonly before: Schema;
  /** The new id of every object whose id is another now, by its old one. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
}

/**
 * What must change to get from one schema to another. Nothing is guessed: objects under two names are one only if
 * `renames` says so, or if nothing but the name differs and the rules allow it.
 * The changes are sorted by object id, renames first and parents before their children.
 */
export function diff(
  before: Schema,
  after: Schema,
  rules: DiffRules,
  renames: readonly RenamePair[] = [],
): Difference {
  const named = renameObjects(before, after, renames);
  const equal = renameObjects(named.schema, after, equalPairs(named.schema, after, rules));
  const renamed: Rename[] = [...named.renames, ...equal.renames];
  const moved = new Map([...named.moved].map(([old, id]) => [old, equal.moved.get(id) ?? id]));
  for (const [old, id] of equal.moved) if (before.has(old)) moved.set(old, id);
  return { changes: [...renamed, ...compare(equal.schema, after)], before: equal.schema, moved };
}

function compare(before: Schema, after: Schema): Change[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id): Change[] => {
    const old = before.get(id);
    const wanted = after.get(id);
    if (!old) return [{ type: 'create', after: wanted! }];
    if (!wanted) return [{ type: 'drop', before: old }];
    const attributes = changedAttributes(old, wanted);
    return attributes.length === 0 ? [] : [{ type: 'alter', before: old, after: wanted, attributes }];
  });
}

/** Pairs that differ in nothing but their own name; of several candidates the first by id. */
function equalPairs(before: Schema, after: Schema, rules: DiffRules): RenamePair[] {
  const only = (left: Schema, right: Schema) =>
    [...left.values()].filter((object) => !right.has(object.id) && rules.renamesEqual(object)).sort(byId);
  const free = only(before, after);
  return only(after, before).flatMap((wanted) => {
    const index = free.findIndex((old) => isSameButForName(old, wanted));
    if (index < 0) return [];
    const [old] = free.splice(index, 1);
    return [{ before: old!.id, after: wanted.id }];
  });
}

function isSameButForName(before: SchemaObject, after: SchemaObject): boolean {
  return (
    before.kind === after.kind &&
    before.parent === after.parent &&
    deepEqual(before.attributes, after.attributes)
  );
}

function byId(left: SchemaObject, right: SchemaObject): number {
  return left.id < right.id ? -1 : 1;
}
