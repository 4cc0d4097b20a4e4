import type { SchemaObject } from '../model/object.ts';
import type { KindRegistry } from './kind.ts';

/** An object in words, as `column deals.city`; the default schema is left out. */
export function describeObject(object: SchemaObject, kinds: KindRegistry, defaultSchema: string): string {
  const kind = kinds.kindOf(object.kind);
  return kind.describe?.(object) ?? `${kind.label} ${displayName(object, defaultSchema)}`;
}

/** The name of an object as a user would type it on a command line: `deals.city`, `auth.users`. */
export function displayName(object: SchemaObject, defaultSchema: string): string {
  const inDefault = object.name.length > 1 && object.name[0] === defaultSchema;
  return (inDefault ? object.name.slice(1) : object.name).join('.');
}
