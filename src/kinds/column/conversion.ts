import type { Cast, Casts } from '../../model/casts.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { castOf, isNumeric, isText } from './typeFamilies.ts';

/**
 * How a value of one type becomes one of another where PostgreSQL does not do so by itself; `undefined` where it
 * does. Every pair of types has an answer: through text, if nothing better; rows that it cannot convert make it fail.
 */
export function conversion(
  value: Sql,
  from: TypeRef,
  to: TypeRef,
  casts: Casts | undefined,
): Sql | undefined {
  if (from.array && to.array) return listConversion(value, castOf(from, to, casts), to);
  if (from.array && !isJson(to)) {
    const element = sql`${value}[1]`;
    return conversion(element, { ...from, array: false }, to, casts) ?? element;
  }
  if (to.array) {
    const element = { ...to, array: false };
    const item = conversion(value, from, element, casts) ?? sql`${value}::${typeSql(element)}`;
    return sql`array_remove(ARRAY[${item}], NULL)`;
  }
  return scalarConversion(value, from, to, casts);
}

/** Whether it goes through text for want of anything better, though texts of the one type mean nothing in the other. */
export function isGuess(from: TypeRef, to: TypeRef, casts: Casts | undefined): boolean {
  if (!('text' in from) || !('text' in to) || isText(from.text)) return false;
  // What stands in a list of JSON cannot be taken out of it one by one.
  if (isJson(from) && !from.array && to.array) return true;
  const way = conversion(sql`value`, from, to, casts)?.text();
  const item = typeSql({ ...to, array: false });
  const guesses = [
    sql`value::text::${item}`,
    sql`value[1]::text::${item}`,
    sql`array_remove(ARRAY[value::text::${item}], NULL)`,
    sql`value::text[]::${typeSql(to)}`,
  ];
  return guesses.some((guess) => guess.text() === way);
}

function listConversion(value: Sql, cast: Cast, to: TypeRef): Sql | undefined {
  if (cast === 'keeps' || cast === 'assigns') return undefined;
  return cast === 'explicit' ? sql`${value}::${typeSql(to)}` : sql`${value}::text[]::${typeSql(to)}`;
}

function scalarConversion(value: Sql, from: TypeRef, to: TypeRef, casts: Casts | undefined): Sql | undefined {
  const target = typeSql(to);
  if ('object' in from) {
    if ('object' in to) return sql`${value}::text::${target}`;
    if (isText(to.text)) return undefined;
    return isJson(to) ? toJson(value, to) : sql`${value}::text::${target}`;
  }
  if ('object' in to) return isText(from.text) ? sql`${value}::${target}` : sql`${value}::text::${target}`;
  const cast = castOf(from, to, casts);
  if (cast === 'keeps' || cast === 'assigns') return undefined;
  if (isJson(to)) return isText(from.text) && !from.array ? sql`${value}::${target}` : toJson(value, to);
  if (isJson(from)) return sql`(${value} #>> '{}')::${target}`;
  if (to.text === 'boolean' && isNumeric(from.text)) return sql`${value} <> 0`;
  if (from.text === 'boolean' && isNumeric(to.text)) return sql`${value}::integer`;
  return cast === 'explicit' ? sql`${value}::${target}` : sql`${value}::text::${target}`;
}

/** Whether it is one of the two types of JSON, which holds values of any other. */
export function isJson(type: TypeRef): boolean {
  return 'text' in type && (type.text === 'json' || type.text === 'jsonb');
}

function toJson(value: Sql, { text }: { readonly text: string }): Sql {
  return text === 'jsonb' ? sql`to_jsonb(${value})` : sql`to_json(${value})`;
}
