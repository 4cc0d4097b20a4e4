import type { ObjectId, Schema } from '../model/object.ts';
import type { KindRegistry } from './kind.ts';

/**
 * The objects that the language has no words for, and what belongs to such an object. `client`: with a Prisma Client
 * generator in the schema.
 */
export function wordless(schema: Schema, kinds: KindRegistry, client = false): ReadonlySet<ObjectId> {
  const isWordless = (id: ObjectId): boolean => {
    const object = schema.get(id)!;
    const { rendering } = kinds.kindOf(object.kind);
    if (!rendering || (client && rendering.beyondClient)) return true;
    return object.parent !== undefined && schema.has(object.parent) && isWordless(object.parent);
  };
  return new Set([...schema.keys()].filter(isWordless));
}
