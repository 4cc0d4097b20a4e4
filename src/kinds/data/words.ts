import { enumeration } from '../../diagnostic/enumeration.ts';
import { keyParts } from '../shared/rowKey.ts';

/** A key for people: `` `NL` ``, `` `NL, 2026` ``. */
export function describeKey(key: string): string {
  return `\`${keyParts(key).join(', ')}\``;
}

const shown = 5;

/** A few keys by name, and how many more there are: `` `NL`, `FR` and 3 more ``. */
export function describeKeys(keys: readonly string[]): string {
  const named = keys.slice(0, keys.length === shown + 1 ? shown + 1 : shown).map(describeKey);
  const more = keys.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more} more`;
  return enumeration(named);
}
