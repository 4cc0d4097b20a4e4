import type { Node, RangeVar } from 'libpg-query';
import { quoteIdentifier } from './quoteIdentifier.ts';

/** The name of a relation as SQL, quoted, as `to_regclass` takes it. */
export function relationName({ schemaname, relname }: RangeVar): string {
  return nameOf([schemaname, relname]);
}

/** The same of a name in a list, as DROP has it; `without`: so many parts of its end are the name of something else. */
export function listedName(object: Node, without = 0): string {
  const parts = 'List' in object ? (object.List.items ?? []) : [];
  const names = parts.flatMap((part) => ('String' in part ? [part.String.sval] : []));
  return nameOf(without > 0 ? names.slice(0, -without) : names);
}

function nameOf(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined ? [] : [quoteIdentifier(part)])).join('.');
}
