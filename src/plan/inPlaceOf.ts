import type { SchemaObject } from '../model/object.ts';

/** An object as it is meanwhile, in the place of what it becomes, so that the two changes keep their order. */
export function inPlaceOf({ order }: SchemaObject, between: SchemaObject): SchemaObject {
  return order === undefined ? between : { ...between, order };
}
