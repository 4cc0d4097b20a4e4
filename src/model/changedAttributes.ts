import { deepEqual } from './deepEqual.ts';
import type { SchemaObject } from './object.ts';

/** The names of the attributes in which two objects differ, sorted. */
export function changedAttributes(before: SchemaObject, after: SchemaObject): string[] {
  const old = before.attributes as Readonly<Record<string, unknown>>;
  const wanted = after.attributes as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(old), ...Object.keys(wanted)])]
    .filter((name) => !deepEqual(old[name], wanted[name]))
    .sort();
}
