import type { Casts } from '../../model/casts.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { columnName } from './columnSql.ts';
import { conversion, isJson } from './conversion.ts';
import type { Column } from './object.ts';
import { castOf, holdsAll, isNumeric, isText } from './typeFamilies.ts';
import { typeName } from './typeName.ts';

/** What can become of the values that rows hold when the type of their column changes. */
export interface ValueRisk {
  /** Of `may-fail`, `what` says what a value is with which it fails; else what happens to the column's values. */
  readonly type: 'may-fail' | 'data-loss';
  readonly what: string;
  /** Whether it is so of a row. */
  readonly condition: Sql;
  /** The condition on a server of any release; null: there is none. */
  readonly anywhere?: Sql | null;
  /** Whether the condition may hold where nothing happens. */
  readonly approximate?: true;
}

/** What the change does to the rows that are there, where PostgreSQL or schemac converts them. */
export function valueRisks(before: Column, after: Column, context: StatementContext): readonly ValueRisk[] {
  const from = baseType(before.attributes.type, context.before);
  const to = baseType(after.attributes.type, context.after);
  return [
    ...(deepEqual(from, to) ? [] : risksBetween(from, to, columnName(after), context)),
    ...domainRisks(after, context),
  ];
}

/** A value may be one of the type beneath, and yet none of the domain. */
function domainRisks(after: Column, context: StatementContext): readonly ValueRisk[] {
  const { type } = after.attributes;
  if (!('object' in type) || type.array || context.after.get(type.object)?.kind !== 'domain') return [];
  return [{ ...unreadable(columnName(after), type, type, context), approximate: true }];
}

function risksBetween(
  from: TypeRef,
  to: TypeRef,
  value: Sql,
  context: StatementContext,
): readonly ValueRisk[] {
  if (from.array && to.array) return listRisks(from, to, value, context);
  // All of a list goes into one value.
  if (from.array && isJson(to)) return [];
  if (from.array) return [onlyFirst(value), ...risksBetween(itemOf(from), to, sql`${value}[1]`, context)];
  if (to.array) return risksBetween(from, itemOf(to), value, context);
  if ('object' in to) {
    const isEnum = context.after.get(to.object)?.kind === 'enum';
    return [isEnum ? notInEnum(value, to, context) : unreadable(value, from, to, context)];
  }
  if ('object' in from) return isText(to.text) ? [] : [unreadable(value, from, to, context)];
  if (isText(to.text)) return tooLong(value, from, to, context.casts);
  if (isNumeric(from.text) && isNumeric(to.text)) return numericRisks(value, from, to, context.casts);
  // PostgreSQL's own casts take any of these.
  if (from.text === 'boolean' && isNumeric(to.text)) return [];
  if (isNumeric(from.text) && to.text === 'boolean') return [];
  if (isText(from.text) || conversion(value, from, to, context.casts))
    return [unreadable(value, from, to, context)];
  // All that jsonb drops of json is white space, the order of keys, and keys that are there twice.
  if (from.text === 'json' || castOf(from, to, context.casts) === 'keeps' || holdsAll(from.text, to.text))
    return [];
  return [lossy(value, from, to)];
}

function itemOf(list: TypeRef): TypeRef {
  return { ...list, array: false };
}

function onlyFirst(value: Sql): ValueRisk {
  const condition = sql`cardinality(${value}) > 1`;
  return { type: 'data-loss', condition, what: 'keeps only the first element of each list' };
}

/** The items are converted as single values are, but for what has no cast: all of that goes through text. */
function listRisks(from: TypeRef, to: TypeRef, value: Sql, context: StatementContext): readonly ValueRisk[] {
  const item = sql`item`;
  const isPlain = 'text' in from && 'text' in to && !isText(to.text);
  const risks =
    isPlain && castOf(from, to, context.casts) === 'none'
      ? [unreadableText(sql`${item}::text`, item, itemOf(to), context)]
      : risksBetween(itemOf(from), itemOf(to), item, context);
  const inList = (condition: Sql) => sql`EXISTS (SELECT FROM unnest(${value}) AS item WHERE ${condition})`;
  return risks.map((risk) => ({
    ...risk,
    condition: inList(risk.condition),
    ...(risk.anywhere ? { anywhere: inList(risk.anywhere) } : {}),
  }));
}

function notInEnum(value: Sql, type: { readonly object: ObjectId }, context: StatementContext): ValueRisk {
  const { values } = context.after.get(type.object)!.attributes as { readonly values: readonly string[] };
  const condition = sql`${value}::text <> ALL (ARRAY[${join(values.map(literal))}]::text[])`;
  return { type: 'may-fail', condition, what: 'is none of the enum' };
}

/**
 * From release 16 on PostgreSQL tells beforehand whether a text is a value of a type; before that, only the form of a
 * few types is known.
 */
function unreadable(value: Sql, from: TypeRef, to: TypeRef, context: StatementContext): ValueRisk {
  return unreadableText(readText(value, from, to, context.casts), value, to, context);
}

function unreadableText(
  text: Sql | undefined,
  value: Sql,
  to: TypeRef,
  context: StatementContext,
): ValueRisk {
  const target = typeSql(to).text();
  const what = `is no ${target}`;
  const form = 'text' in to ? textForms[to.text] : undefined;
  const anywhere = text !== undefined && form !== undefined ? sql`${text} !~* ${literal(form)}` : null;
  if (text !== undefined && context.version >= 160_000) {
    const condition = sql`NOT pg_input_is_valid(${text}, ${literal(withoutLength(target))})`;
    return { type: 'may-fail', condition, anywhere, what };
  }
  if (anywhere !== null) return { type: 'may-fail', condition: anywhere, what };
  return { type: 'may-fail', condition: sql`${value} IS NOT NULL`, what, approximate: true };
}

/** The text that the conversion reads as a value of the new type; undefined where it goes another way. */
function readText(value: Sql, from: TypeRef, to: TypeRef, casts: Casts | undefined): Sql | undefined {
  const way = conversion(value, from, to, casts)?.text();
  const target = typeSql(to);
  const isOfText = 'text' in from && !from.array && isText(from.text);
  const texts = [
    ...(isOfText ? [{ text: sql`${value}::text`, way: sql`${value}::${target}` }] : []),
    { text: sql`${value}::text`, way: sql`${value}::text::${target}` },
    { text: sql`(${value} #>> '{}')`, way: sql`(${value} #>> '{}')::${target}` },
  ];
  return texts.find((one) => one.way.text() === way)?.text;
}

/** A cast cuts bits off that are too many; only what is typed in must fit. */
function withoutLength(target: string): string {
  return target.startsWith('bit') ? target.replace(/\(.*\)/, '') : target;
}

const integerForm = String.raw`^\s*[-+]?\d+\s*$`;
const numberForm = String.raw`^\s*([-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?|nan|[-+]?inf(inity)?)\s*$`;

/** What texts of a type look like in PostgreSQL 15, where others are refused. */
const textForms: Readonly<Record<string, string>> = {
  smallint: integerForm,
  integer: integerForm,
  bigint: integerForm,
  numeric: numberForm,
  real: numberForm,
  'double precision': numberForm,
  boolean: String.raw`^\s*(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0)\s*$`,
  uuid: String.raw`^\s*\{?([0-9a-f]{4}-?){7}[0-9a-f]{4}\}?\s*$`,
};

function tooLong(value: Sql, from: Named, to: Named, casts: Casts | undefined): readonly ValueRisk[] {
  const [limit] = typeName(to.text).modifiers;
  if (limit === undefined || (isText(from.text) && castOf(from, to, casts) === 'keeps')) return [];
  const condition = sql`char_length(${value}::text) > ${literal(limit)}`;
  return [{ type: 'may-fail', condition, what: `has more than ${limit} characters` }];
}

/** How many bits an integer has. */
const integerBits: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

function numericRisks(value: Sql, from: Named, to: Named, casts: Casts | undefined): readonly ValueRisk[] {
  const [source, target] = [typeName(from.text), typeName(to.text)];
  const oldBits = integerBits[source.base];
  const bits = integerBits[target.base];
  if (bits !== undefined) {
    if (oldBits !== undefined && oldBits <= bits) return [];
    const range = outOfRange(value, bits);
    return oldBits === undefined ? [range, lossy(value, from, to)] : [range];
  }
  if (target.base !== 'numeric') {
    const isExact = (oldBits ?? 64) <= (target.base === 'real' ? 16 : 32) || target.base === source.base;
    return isExact || source.base === 'real' ? [] : [lossy(value, from, to)];
  }
  const [precision, scale = 0] = target.modifiers;
  if (precision === undefined || castOf(from, to, casts) === 'keeps') return [];
  return [tooLarge(value, precision, scale), rounded(value, scale)];
}

type Named = { readonly text: string; readonly array: boolean };

function outOfRange(value: Sql, bits: number): ValueRisk {
  const limit = 2n ** BigInt(bits - 1);
  const condition = sql`${value} NOT BETWEEN ${verbatim(String(-limit))} AND ${verbatim(String(limit - 1n))}`;
  return { type: 'may-fail', condition, what: `takes more than ${bits} bits` };
}

function tooLarge(value: Sql, precision: number, scale: number): ValueRisk {
  const limit = sql`10::numeric ^ ${literal(precision - scale)}`;
  const condition = sql`abs(round(${value}::numeric, ${literal(scale)})) >= ${limit}`;
  return { type: 'may-fail', condition, what: `has more than ${precision - scale} digits before the point` };
}

function rounded(value: Sql, scale: number): ValueRisk {
  const condition = sql`${value}::numeric <> round(${value}::numeric, ${literal(scale)})`;
  return { type: 'data-loss', condition, what: `is rounded to a scale of ${scale}` };
}

/** The old value is not to be had again from the new one. */
function lossy(value: Sql, from: TypeRef, to: TypeRef): ValueRisk {
  const condition = sql`${value}::${typeSql(to)}::${typeSql(from)} <> ${value}`;
  return {
    type: 'data-loss',
    condition,
    what: `keeps of its values only what a ${typeSql(to).text()} holds`,
  };
}
