import { type Cast, type Casts, castKey } from '../../model/casts.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { typeName } from './typeName.ts';

const numbers = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'];
const texts = ['text', 'character varying', 'character', 'citext', 'name'];

/** Types between which PostgreSQL converts by assignment, in both directions. */
const families: readonly (readonly string[])[] = [
  numbers,
  texts,
  ['date', 'timestamp without time zone', 'timestamp with time zone'],
  ['time without time zone', 'time with time zone'],
  ['time without time zone', 'interval'],
  ['json', 'jsonb'],
  ['inet', 'cidr'],
  ['bit', 'bit varying'],
];

/** The same in one direction. */
const oneWay: readonly (readonly [from: string, to: string])[] = [
  ['timestamp without time zone', 'time without time zone'],
  ['timestamp with time zone', 'time without time zone'],
  ['timestamp with time zone', 'time with time zone'],
  ['money', 'numeric'],
  ['integer', 'money'],
  ['bigint', 'money'],
  ['numeric', 'money'],
  ['smallint', 'oid'],
  ['bigint', 'oid'],
  ['oid', 'bigint'],
];

/** What PostgreSQL makes of a change of type: as it has said itself, or as it is known of its own types. */
export function castOf(from: TypeRef, to: TypeRef, casts: Casts | undefined): Cast {
  const answer = casts?.get(castKey(typeSql(from).text(), typeSql(to).text()));
  if (answer) return answer;
  if ('object' in from || 'object' in to) return 'none';
  if (from.array && to.array) return to.text === 'text' ? 'assigns' : 'none';
  if (from.array || to.array) return 'none';
  if (keepsStorage(from.text, to.text)) return 'keeps';
  if (isAssignable(from.text, to.text)) return 'assigns';
  return isText(from.text) ? 'explicit' : 'none';
}

/** Whether PostgreSQL puts values of one type into columns of the other by itself (an assignment cast). */
function isAssignable(from: string, to: string): boolean {
  const [source, target] = [typeName(from).base, typeName(to).base];
  return (
    source === target ||
    isText(to) ||
    families.some((family) => family.includes(source) && family.includes(target)) ||
    oneWay.some(([first, second]) => first === source && second === target)
  );
}

/** Whether it is a type of text, to which every type can be assigned. */
export function isText(text: string): boolean {
  return texts.includes(typeName(text).base);
}

export function isNumeric(text: string): boolean {
  return numbers.includes(typeName(text).base);
}

const growing: readonly (readonly string[])[] = [
  ['character varying', 'text'],
  ['text', 'character varying'],
  ['citext', 'text'],
  ['text', 'citext'],
  ['cidr', 'inet'],
  ['integer', 'oid'],
  ['oid', 'integer'],
  ['xml', 'text'],
  ['xml', 'character varying'],
  ['bit', 'bit varying'],
  // Without a rewrite because migrations run with TimeZone = UTC.
  ['timestamp without time zone', 'timestamp with time zone'],
  ['timestamp with time zone', 'timestamp without time zone'],
];

/** Types whose stored form does not depend on the modifier, so that a wider one is a change of the catalog alone. */
const flexible = new Set([
  ...['character varying', 'bit varying', 'numeric', 'interval'],
  ...['timestamp without time zone', 'timestamp with time zone'],
  ...['time without time zone', 'time with time zone'],
]);

/** Whether stored values stay as they are when a column changes its type. */
function keepsStorage(from: string, to: string): boolean {
  const [source, target] = [typeName(from), typeName(to)];
  const isSame = source.base === target.base && flexible.has(source.base);
  const isKin = growing.some(([first, second]) => first === source.base && second === target.base);
  if (isKin) return target.modifiers.length === 0;
  return isSame && isAtLeastAsWide(source.modifiers, target.modifiers);
}

const moments = ['timestamp without time zone', 'timestamp with time zone'];

/** Whether every moment of one type is one of the other, in the UTC that migrations run in. */
export function holdsAll(from: string, to: string): boolean {
  const [source, target] = [typeName(from), typeName(to)];
  if (!moments.includes(target.base)) return false;
  if (source.base === 'date') return true;
  return moments.includes(source.base) && isAtLeastAsWide(source.modifiers, target.modifiers);
}

/** No modifier is no limit; the scale of a numeric must stay, since values are stored with it. */
function isAtLeastAsWide(source: readonly number[], target: readonly number[]): boolean {
  if (target.length === 0) return true;
  if (source.length === 0) return false;
  return target[0]! >= source[0]! && target[1] === source[1];
}
