import { type ObjectId, objectId, type SchemaObject } from '../model/object.ts';

/** What an object is called. */
export interface Naming {
  readonly id: ObjectId;
  readonly name: readonly string[];
}

/** What an object of this kind is called by that name. */
export function naming(kind: string, name: readonly string[]): Naming {
  return { id: objectId(kind, name), name };
}

/**
 * What an object is called once the one that it belongs to has another name: its name follows where it begins with
 * that one's (a column), where it begins with that one's id (a comment, a grant), and into another schema (an index).
 */
export function renamedMember(object: SchemaObject, container: Naming, renamed: Naming): Naming {
  return naming(object.kind, memberName(object.name, container, renamed));
}

function memberName(name: readonly string[], container: Naming, renamed: Naming): readonly string[] {
  if (name[0] === container.id) return [renamed.id, ...name.slice(1)];
  if (name.length === 1) return name;
  const depth = container.name.length;
  if (name.length > depth && container.name.every((part, index) => name[index] === part))
    return [...renamed.name, ...name.slice(depth)];
  return name[0] === container.name[0] ? [renamed.name[0]!, ...name.slice(1)] : name;
}
