import type { Change, Rename } from '../model/change.ts';
import { changedAttributes } from '../model/changedAttributes.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import { renameObjects } from './renameObjects.ts';
import type { PartRename, RenamePair } from './renamePair.ts';
import type { RenameRules } from './renameRules.ts';

/** What the differ must know of kinds, given from outside: it names none. */
export interface DiffRules extends RenameRules {
  /** Whether an object that is the same under another name is renamed without a question. */
  readonly renamesEqual: (object: SchemaObject) => boolean;
  /** An object and what is stated as part of it, each on its own. */
  readonly split: (
    object: SchemaObject,
  ) => { readonly object: SchemaObject; readonly part: SchemaObject } | undefined;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The schema before, with every rename of `changes` already carried out in names and references. */
  readonly before: Schema;
  /** The schema after; what is part of an object there, and was one of its own before, stands on its own. */
  readonly after: Schema;
  /** The new id of every object whose id is another now, by its old one. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
  /** The renames of names inside objects, by the new ids of these. */
  readonly parts: ReadonlyMap<ObjectId, readonly PartRename[]>;
}

/**
 * What must change to get from one schema to another. Nothing is guessed: objects under two names are one only if
 * `renames` says so, or if nothing but the name differs and the rules allow it.
 * The changes are sorted by object id, renames first and parents before their children.
 */
export function diff(
  before: Schema,
  wanted: Schema,
  rules: DiffRules,
  renames: readonly RenamePair[] = [],
): Difference {
  const named = renameObjects(before, wanted, renames, rules);
  const after = withPartsOf(named.schema, wanted, rules);
  const old = withPartsOf(wanted, named.schema, rules);
  const equal = renameObjects(old, after, equalPairs(old, after, rules), rules);
  const renamed: Rename[] = [...named.renames, ...equal.renames];
  const moved = new Map([...named.moved].map(([old, id]) => [old, equal.moved.get(id) ?? id]));
  for (const [old, id] of equal.moved) if (!moved.has(old) && before.has(old)) moved.set(old, id);
  const changes = [...renamed, ...compare(equal.schema, after)];
  return { changes, before: equal.schema, after, moved, parts: renamedParts(renames) };
}

/** A schema in which every part of an object stands on its own that does so in another schema. */
function withPartsOf(other: Schema, schema: Schema, rules: DiffRules): Schema {
  const objects = new Map(schema);
  for (const object of schema.values()) {
    const split = rules.split(object);
    if (!split || !other.has(split.part.id) || schema.has(split.part.id)) continue;
    objects.set(object.id, split.object).set(split.part.id, split.part);
  }
  return objects;
}

/** Several pairs may speak of one object. */
function renamedParts(renames: readonly RenamePair[]): ReadonlyMap<ObjectId, readonly PartRename[]> {
  const all = new Map<ObjectId, readonly PartRename[]>();
  for (const { after, parts } of renames) {
    if (parts) all.set(after, [...(all.get(after) ?? []), ...parts]);
  }
  return all;
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
  const free = new Map<string, SchemaObject[]>();
  for (const old of only(before, after)) {
    const key = likeness(old);
    free.set(key, [...(free.get(key) ?? []), old]);
  }
  const pairs = only(after, before).flatMap((wanted) => {
    const old = free.get(likeness(wanted))?.shift();
    return old ? [{ before: old.id, after: wanted.id }] : [];
  });
  return withFreeNames(pairs, before, after, rules);
}

/** Without those whose new name is that of something else, which is only dropped later. */
function withFreeNames(
  pairs: readonly RenamePair[],
  before: Schema,
  after: Schema,
  rules: DiffRules,
): RenamePair[] {
  if (pairs.length === 0) return [];
  const renamed = new Set(pairs.map((pair) => pair.before));
  const taken = new Set(
    [...before.values()].filter(({ id }) => !renamed.has(id)).flatMap((object) => rules.takes(object)),
  );
  const free = pairs.filter((pair) => !rules.takes(after.get(pair.after)!).some((name) => taken.has(name)));
  return free.length === pairs.length ? free : withFreeNames(free, before, after, rules);
}

/** The same for objects that differ in nothing but their names. */
function likeness({ kind, parent, attributes }: SchemaObject): string {
  return JSON.stringify([kind, parent, attributes], withSortedKeys);
}

function withSortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function byId(left: SchemaObject, right: SchemaObject): number {
  return left.id < right.id ? -1 : 1;
}
