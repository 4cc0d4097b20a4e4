import type { Rename } from '../model/change.ts';
import { type ObjectId, objectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { RenamePair } from './renamePair.ts';

export interface RenamedSchema {
  readonly schema: Schema;
  readonly renames: readonly Rename[];
  /** The new id of every object whose id is another now, by its old one. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
}

/**
 * Gives objects of `before` the names they have in `after`, and with them what is named after them: the members of
 * a renamed parent, and every reference. Pairs whose old object is not there, or whose new name is taken, are left out.
 */
export function renameObjects(before: Schema, after: Schema, pairs: readonly RenamePair[]): RenamedSchema {
  let schema = before;
  const renames: Rename[] = [];
  const moved = new Map<ObjectId, ObjectId>();
  for (const pair of [...pairs].sort((left, right) => depth(after, left.after) - depth(after, right.after))) {
    const old = schema.get(moved.get(pair.before) ?? pair.before);
    const wanted = after.get(pair.after);
    if (!old || !wanted || schema.has(wanted.id)) continue;
    const ids = idsAfterRename(schema, old, wanted.name);
    schema = schemaOf([...schema.values()].map((object) => rewrite(object, ids)));
    for (const original of before.keys()) {
      const target = ids.get(moved.get(original) ?? original);
      if (target) moved.set(original, target.id);
    }
    renames.push({ type: 'rename', before: old, after: schema.get(wanted.id)! });
  }
  return { schema, renames, moved };
}

interface NewName {
  readonly id: ObjectId;
  readonly name: readonly string[];
}

function depth(schema: Schema, id: ObjectId): number {
  let steps = 0;
  for (let object = schema.get(id); object?.parent; object = schema.get(object.parent)) steps += 1;
  return steps;
}

/** The new ids and names of an object and of all below it. */
function idsAfterRename(
  schema: Schema,
  root: SchemaObject,
  name: readonly string[],
): ReadonlyMap<ObjectId, NewName> {
  const ids = new Map<ObjectId, NewName>([[root.id, { id: objectId(root.kind, name), name }]]);
  const visit = (parent: SchemaObject) => {
    for (const child of schema.values()) {
      if (child.parent !== parent.id) continue;
      const childName = renamedChild(child, parent, ids.get(parent.id)!);
      ids.set(child.id, { id: objectId(child.kind, childName), name: childName });
      visit(child);
    }
  };
  visit(root);
  return ids;
}

/** A child's name follows its parent's where it begins with it, or with the parent's id. */
function renamedChild(child: SchemaObject, parent: SchemaObject, renamed: NewName): readonly string[] {
  if (child.name[0] === parent.id) return [renamed.id, ...child.name.slice(1)];
  const follows = parent.name.every((part, index) => child.name[index] === part);
  if (!follows || child.name.length <= parent.name.length) return child.name;
  return [...renamed.name, ...child.name.slice(parent.name.length)];
}

function rewrite(object: SchemaObject, ids: ReadonlyMap<ObjectId, NewName>): SchemaObject {
  const reference = (id: ObjectId) => ids.get(id)?.id ?? id;
  const own = ids.get(object.id);
  return {
    ...object,
    ...(own ? { id: own.id, name: own.name } : {}),
    ...(object.parent ? { parent: reference(object.parent) } : {}),
    dependsOn: object.dependsOn.map(reference),
    attributes: rewriteReferences(object.attributes, ids) as object,
  };
}

/** References stand in attributes as ids, however deep. */
function rewriteReferences(value: unknown, ids: ReadonlyMap<ObjectId, NewName>): unknown {
  if (typeof value === 'string') return ids.get(value as ObjectId)?.id ?? value;
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewriteReferences(item, ids)]));
}
