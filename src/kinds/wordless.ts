import type { ObjectId, Schema } from '../model/object.ts';
import type { KindRegistry } from './kind.ts';

/** The objects that the language has no words for, and what belongs to such an object. */
export function wordless(schema: Schema, kinds: KindRegistry): ReadonlySet<ObjectId> {
  const isWordless = (id: ObjectId): boolean => {
    const object = schema.get(id)!;
    if (!kinds.kindOf(object.kind).rendering) return true;
    return object.parent !== undefined && schema.has(object.parent) && isWordless(object.parent);
  };
  return new Set([...schema.keys()].filter(isWordless));
}
