import { ident, literal, type Sql, sql } from '../../sql/sql.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { EnumColumn } from './enumColumns.ts';
import type { Enum } from './object.ts';

/** The values that are no more, in their old order. */
export function removedValues(before: Enum, after: Enum): readonly string[] {
  return before.attributes.values.filter((value) => !after.attributes.values.includes(value));
}

/** What rows with a value that is no more hold from now on, by that value, as far as `@replaces` says it. */
export function replacements(before: Enum, after: Enum): ReadonlyMap<string, string> {
  const removed = new Set(removedValues(before, after));
  const stated = (after.hints?.replaced ?? []).filter((replaced) => removed.has(replaced.before));
  return new Map(stated.map((replaced) => [replaced.before, replaced.after]));
}

/** A query: whether a row has this value in the column, or in its list. */
export function columnHolds(column: EnumColumn, value: string): Sql {
  return sql`SELECT EXISTS (SELECT ${rowsHolding(column, value)})`;
}

/** A query: how many rows have it. */
export function countHolding(column: EnumColumn, value: string): Sql {
  return sql`SELECT count(*) ${rowsHolding(column, value)}`;
}

function rowsHolding(column: EnumColumn, value: string): Sql {
  const name = ident(column.name.at(-1)!);
  const condition = column.attributes.type.array
    ? sql`${literal(value)} = ANY (${name}::text[])`
    : sql`${name}::text = ${literal(value)}`;
  return sql`FROM ${qualifiedName(column.parent!)} WHERE ${condition}`;
}

/** The value of a column as one of the new type, with what takes the place of values that go. */
export function convertedValue(column: EnumColumn, replaced: ReadonlyMap<string, string>): Sql {
  const { type } = column.attributes;
  const name = ident(column.name.at(-1)!);
  if (type.array) {
    const list = [...replaced].reduce(
      (value, [old, now]) => sql`array_replace(${value}, ${literal(old)}, ${literal(now)})`,
      sql`${name}::text[]`,
    );
    return sql`${list}::${typeSql(type)}`;
  }
  if (replaced.size === 0) return sql`${name}::text::${typeSql(type)}`;
  const cases = [...replaced].reduce(
    (list, [old, now]) => sql`${list} WHEN ${literal(old)} THEN ${literal(now)}`,
    sql`CASE ${name}::text`,
  );
  return sql`(${cases} ELSE ${name}::text END)::${typeSql(type)}`;
}
