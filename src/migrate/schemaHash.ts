import { createHash } from 'node:crypto';
import type { Schema } from '../model/object.ts';

/**
 * Names what a schema asks for: 16 hexadecimal digits over its objects and their attributes, whatever their order.
 * A migration file carries the hash of the schema that it was written for.
 */
export function schemaHash(schema: Schema): string {
  const lines = [...schema.values()].map((object) => `${object.id} ${canonical(object.attributes)}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
