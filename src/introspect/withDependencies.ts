import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import type { AddressBook } from './addressBook.ts';

/** A row of pg_depend as text: the address of what depends, `>`, and that of what it depends on. */
export type DependencyEdge = string;

/**
 * The objects with what pg_depend knows of them in `dependsOn` as well, sorted. What an object belongs to is not in it, nor
 * what belongs to the object itself (the key columns of a partitioned table).
 */
export function withDependencies(
  objects: Schema,
  edges: readonly DependencyEdge[],
  addresses: AddressBook,
): SchemaObject[] {
  const found = new Map<ObjectId, Set<ObjectId>>();
  for (const edge of edges) {
    const [from, to] = edge.split('>').map((address) => addresses.atText(address));
    if (!from || !to || belongsTo(from, to, objects) || belongsTo(to, from, objects)) continue;
    const known = found.get(from);
    if (known) known.add(to);
    else found.set(from, new Set([to]));
  }
  return [...objects.values()].map((object) => ({
    ...object,
    dependsOn: [...new Set([...object.dependsOn, ...(found.get(object.id) ?? [])])].sort(),
  }));
}

/** Whether the one is the other or one of its parts, at any depth. */
function belongsTo(id: ObjectId, whole: ObjectId, objects: Schema): boolean {
  for (let part: ObjectId | undefined = id; part; part = objects.get(part)?.parent) {
    if (part === whole) return true;
  }
  return false;
}
