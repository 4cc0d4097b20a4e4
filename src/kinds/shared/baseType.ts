import type { Schema } from '../../model/object.ts';
import type { TypeRef } from './typeRef.ts';

/** The type that a domain is over, however many domains lie between; any other type is its own. */
export function baseType(type: TypeRef, schema: Schema): TypeRef {
  if (!('object' in type) || type.array) return type;
  const object = schema.get(type.object);
  if (object?.kind !== 'domain') return type;
  return baseType((object.attributes as { readonly type: TypeRef }).type, schema);
}
