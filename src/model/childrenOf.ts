import type { ObjectId, Schema, SchemaObject } from './object.ts';

/** The objects of a schema that belong to another one. */
export function childrenOf(schema: Schema, id: ObjectId): readonly SchemaObject[] {
  return [...schema.values()].filter(({ parent }) => parent === id);
}
