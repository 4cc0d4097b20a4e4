import type { ObjectId, Schema, SchemaObject } from './object.ts';

/** Schemas never change, so each is gone through once. */
const known = new WeakMap<Schema, ReadonlyMap<ObjectId, readonly SchemaObject[]>>();

/** The objects of a schema by what they belong to or depend on. */
export function dependantsByNeed(schema: Schema): ReadonlyMap<ObjectId, readonly SchemaObject[]> {
  const dependants = known.get(schema) ?? readDependants(schema);
  known.set(schema, dependants);
  return dependants;
}

/** The objects that depend on one, without those that only belong to it. */
export function dependantsOn(id: ObjectId, schema: Schema): readonly SchemaObject[] {
  return (dependantsByNeed(schema).get(id) ?? []).filter(({ dependsOn }) => dependsOn.includes(id));
}

/** All that belongs to one of these objects or depends on it, however indirectly. */
export function allDependants(ids: readonly ObjectId[], schema: Schema): ReadonlySet<ObjectId> {
  const found = new Set<ObjectId>();
  if (ids.length === 0) return found;
  const dependants = dependantsByNeed(schema);
  const open = [...ids];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { id } of dependants.get(next) ?? []) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(id);
    }
  }
  return found;
}

function readDependants(schema: Schema): ReadonlyMap<ObjectId, readonly SchemaObject[]> {
  const dependants = new Map<ObjectId, SchemaObject[]>();
  for (const object of schema.values()) {
    for (const id of new Set(object.parent ? [object.parent, ...object.dependsOn] : object.dependsOn)) {
      const others = dependants.get(id);
      if (others) others.push(object);
      else dependants.set(id, [object]);
    }
  }
  return dependants;
}
