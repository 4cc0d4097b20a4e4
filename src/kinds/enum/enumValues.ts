import { ident, literal, type Sql, sql } from '../../sql/sql.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import type { EnumColumn } from './enumColumns.ts';
import type { Enum } from './object.ts';

/** The values that are no more, in their old order. */
export function removedValues(before: Enum, after: Enum): readonly string[] {
  return before.attributes.values.filter((value) => !after.attributes.values.includes(value));
}

/** A query: whether a row has this value in the column, or in its list. */
export function columnHolds(column: EnumColumn, value: string): Sql {
  const name = ident(column.name.at(-1)!);
  const condition = column.attributes.type.array
    ? sql`${literal(value)} = ANY (${name}::text[])`
    : sql`${name}::text = ${literal(value)}`;
  return sql`SELECT EXISTS (SELECT FROM ${qualifiedName(column.parent!)} WHERE ${condition})`;
}
