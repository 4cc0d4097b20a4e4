import { type ObjectId, objectId } from '../../model/object.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import type { ResolvedBlock } from '../resolved.ts';
import { truncateName } from './constraintName.ts';
import { stringArgument } from './resolvedArguments.ts';
import { sqlNameParts } from './sqlName.ts';

export const multirangeId = (schema: string, name: string): ObjectId =>
  objectId('multirange', [schema, name]);

/** What PostgreSQL calls the multirange of a range by itself: `floatrange` has `floatmultirange`, and `span` `span_multirange`. */
export function usualMultirangeName(range: string): string {
  const place = range.indexOf('range');
  if (place >= 0) return truncateName(`${range.slice(0, place)}multi${range.slice(place)}`, maximumNameBytes);
  return `${truncateName(range, maximumNameBytes - '_multirange'.length)}_multirange`;
}

/** The multirange of a `range` block, `[schema, name]`. */
export function multirangeOf({ databaseName, schema, properties }: ResolvedBlock): readonly [string, string] {
  const written = stringArgument({ arguments: properties }, 'multirange');
  if (written === undefined) return [schema, usualMultirangeName(databaseName)];
  const [name = written, ...above] = [...(sqlNameParts(written) ?? [])].reverse();
  return [above[0] ?? schema, name];
}
