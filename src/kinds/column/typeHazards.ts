import type { Casts } from '../../model/casts.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import type { Hazard } from '../../model/plan.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import { displayName } from '../shared/displayName.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { rewriteHazard } from './alterTable.ts';
import { columnName, tableName } from './columnSql.ts';
import { conversion } from './conversion.ts';
import type { Column } from './object.ts';
import { castOf, holdsAll, isNumeric, isText } from './typeFamilies.ts';
import { typeName } from './typeName.ts';

/** What a change of type can do to the rows that are there. */
export function typeHazards(before: Column, after: Column, context: StatementContext): readonly Hazard[] {
  const rewrite = isCatalogOnly(before, after, context.casts) ? [] : [rewriteHazard(after)];
  // What the user's own conversion does to the values, only the user knows.
  if (after.hints?.using !== undefined) return rewrite;
  const from = baseType(before.attributes.type, context.before);
  const to = baseType(after.attributes.type, context.after);
  return [
    ...rewrite,
    ...(deepEqual(from, to) ? [] : valueHazards(from, to, after, context)),
    ...domainHazards(after, context),
  ];
}

/** A value may be one of the type beneath, and yet none of the domain. */
function domainHazards(after: Column, context: StatementContext): readonly Hazard[] {
  const { type } = after.attributes;
  if (!('object' in type) || type.array || context.after.get(type.object)?.kind !== 'domain') return [];
  return [unreadable(after, columnName(after), type, context)];
}

/** Whether a change of type leaves every stored value as it is. */
export function isCatalogOnly(before: Column, after: Column, casts: Casts | undefined): boolean {
  const [from, to] = [before.attributes.type, after.attributes.type];
  return after.hints?.using === undefined && castOf(from, to, casts) === 'keeps';
}

function valueHazards(
  from: TypeRef,
  to: TypeRef,
  after: Column,
  context: StatementContext,
): readonly Hazard[] {
  const value = columnName(after);
  if (from.array && !to.array) {
    return [
      hazard('data-loss', after, sql`cardinality(${value}) > 1`, 'keeps only the first element of each list'),
    ];
  }
  if (from.array || to.array) return [];
  if ('object' in to) {
    const isEnum = context.after.get(to.object)?.kind === 'enum';
    return [isEnum ? notInEnum(after, value, to, context) : unreadable(after, value, to, context)];
  }
  if ('object' in from) return isText(to.text) ? [] : [unreadable(after, value, to, context)];
  if (isText(to.text)) return tooLong(after, value, from, to, context.casts);
  if (isNumeric(from.text) && isNumeric(to.text))
    return numericHazards(after, value, from, to, context.casts);
  if (isText(from.text) || conversion(value, from, to, context.casts))
    return [unreadable(after, value, to, context)];
  // All that jsonb drops of json is white space, the order of keys, and keys that are there twice.
  if (from.text === 'json' || castOf(from, to, context.casts) === 'keeps' || holdsAll(from.text, to.text))
    return [];
  return [lossy(after, value, from, to)];
}

function hazard(type: Hazard['type'], column: Column, condition: Sql, what: string): Hazard {
  return {
    type,
    message: `${displayName(column.name)} ${what}.`,
    when: sql`SELECT EXISTS (SELECT FROM ${tableName(column)} WHERE ${condition})`,
  };
}

function notInEnum(
  column: Column,
  value: Sql,
  type: { readonly object: ObjectId },
  context: StatementContext,
): Hazard {
  const { values } = context.after.get(type.object)!.attributes as { readonly values: readonly string[] };
  const condition = sql`${value}::text <> ALL (ARRAY[${join(values.map(literal))}]::text[])`;
  return hazard('may-fail', column, condition, 'cannot change its type where a value is none of the enum');
}

/** From release 16 on PostgreSQL tells beforehand whether a text is a value of a type. */
function unreadable(column: Column, value: Sql, type: TypeRef, context: StatementContext): Hazard {
  const target = typeSql(type).text();
  const condition =
    context.version >= 160_000
      ? sql`NOT pg_input_is_valid(${value}::text, ${literal(target)})`
      : sql`${value} IS NOT NULL`;
  const what = `cannot change its type where a value is no ${target}`;
  return { ...hazard('may-fail', column, condition, what), approximate: true };
}

function tooLong(
  column: Column,
  value: Sql,
  from: Named,
  to: Named,
  casts: Casts | undefined,
): readonly Hazard[] {
  const [limit] = typeName(to.text).modifiers;
  if (limit === undefined || (isText(from.text) && castOf(from, to, casts) === 'keeps')) return [];
  const condition = sql`char_length(${value}::text) > ${literal(limit)}`;
  return [
    hazard(
      'may-fail',
      column,
      condition,
      `cannot change its type where a value has more than ${limit} characters`,
    ),
  ];
}

/** How many bits an integer has. */
const integerBits: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

function numericHazards(
  column: Column,
  value: Sql,
  from: Named,
  to: Named,
  casts: Casts | undefined,
): readonly Hazard[] {
  const [source, target] = [typeName(from.text), typeName(to.text)];
  const oldBits = integerBits[source.base];
  const bits = integerBits[target.base];
  if (bits !== undefined) {
    if (oldBits !== undefined && oldBits <= bits) return [];
    const range = outOfRange(column, value, bits);
    return oldBits === undefined ? [range, lossy(column, value, from, to)] : [range];
  }
  if (target.base !== 'numeric') {
    const isExact = (oldBits ?? 64) <= (target.base === 'real' ? 16 : 32) || target.base === source.base;
    return isExact || source.base === 'real' ? [] : [lossy(column, value, from, to)];
  }
  const [precision, scale = 0] = target.modifiers;
  if (precision === undefined || castOf(from, to, casts) === 'keeps') return [];
  return [tooLarge(column, value, precision, scale), rounded(column, value, scale)];
}

type Named = { readonly text: string; readonly array: boolean };

function outOfRange(column: Column, value: Sql, bits: number): Hazard {
  const limit = 2n ** BigInt(bits - 1);
  const condition = sql`${value} NOT BETWEEN ${verbatim(String(-limit))} AND ${verbatim(String(limit - 1n))}`;
  return hazard(
    'may-fail',
    column,
    condition,
    `cannot change its type where a value takes more than ${bits} bits`,
  );
}

function tooLarge(column: Column, value: Sql, precision: number, scale: number): Hazard {
  const limit = sql`10::numeric ^ ${literal(precision - scale)}`;
  const condition = sql`abs(round(${value}::numeric, ${literal(scale)})) >= ${limit}`;
  const what = `cannot change its type where a value has more than ${precision - scale} digits before the point`;
  return hazard('may-fail', column, condition, what);
}

function rounded(column: Column, value: Sql, scale: number): Hazard {
  const condition = sql`${value}::numeric <> round(${value}::numeric, ${literal(scale)})`;
  return hazard('data-loss', column, condition, `is rounded to a scale of ${scale}`);
}

/** The old value is not to be had again from the new one. */
function lossy(column: Column, value: Sql, from: TypeRef, to: TypeRef): Hazard {
  const condition = sql`${value}::${typeSql(to)}::${typeSql(from)} <> ${value}`;
  return hazard(
    'data-loss',
    column,
    condition,
    `keeps of its values only what a ${typeSql(to).text()} holds`,
  );
}
