import type { SchemaObject } from '../../model/object.ts';

/** The type of what has one: a column, a domain, an attribute of a composite type. */
export function typeOf(object: SchemaObject | undefined): unknown {
  return (object?.attributes as { readonly type?: unknown } | undefined)?.type;
}
