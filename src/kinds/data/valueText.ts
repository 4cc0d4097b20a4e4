import { nearest } from '../../diagnostic/nearest.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { ResolvedBlock, ResolvedField, ScalarName } from '../resolved.ts';
import type { Refusal } from '../shared/refusal.ts';
import { jsonOf } from './jsonOf.ts';

/** A value as the text that PostgreSQL reads it from; null: NULL. */
export type ValueText = { readonly text: string | null } | Refusal;

/** What an expression of the schema says for a column of this type, as `character varying(30)`. */
export function valueText(field: ResolvedField, type: string, expression: Expression): ValueText {
  if (expression.type === 'Null') return { text: null };
  if (expression.type === 'Call') {
    const name = expression.path.map(({ value }) => value).join('.');
    return { problem: `A row holds values that stay as they are: \`${name}(…)\` is another one each time.` };
  }
  if (!field.list) return elementText(field, type, expression);
  if (expression.type === 'String') return { text: expression.value };
  if (expression.type !== 'Array') return { problem: `\`${field.name}\` is a list: \`[…]\`.` };
  const items = expression.items.map((item) => valueText({ ...field, list: false }, type, item));
  const refused = items.find((item) => 'problem' in item);
  if (refused) return refused;
  return { text: arrayText(items.map((item) => ('text' in item ? item.text : null))) };
}

/** As PostgreSQL writes arrays. */
export function arrayText(items: readonly (string | null)[]): string {
  const texts = items.map((item) => {
    if (item === null) return 'NULL';
    const isPlain = item !== '' && !/[\s{}",\\]/.test(item) && item.toLowerCase() !== 'null';
    return isPlain ? item : `"${item.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
  });
  return `{${texts.join(',')}}`;
}

function elementText({ name, type }: ResolvedField, sqlType: string, expression: Expression): ValueText {
  if (type.type === 'declared' && type.block.keyword === 'enum') return enumText(type.block, expression);
  if (type.type === 'scalar') {
    const read = readers[type.scalar](expression, sqlType);
    return read ?? { problem: `\`${name}\` is ${wanted[type.scalar]}.` };
  }
  return plainText(expression) ?? { problem: `The value of \`${name}\` is written as a string.` };
}

function enumText(block: ResolvedBlock, expression: Expression): ValueText {
  const names = block.values.map(({ name }) => name);
  const given =
    expression.type === 'Path'
      ? expression.path.map(({ value }) => value).join('.')
      : expression.type === 'String'
        ? expression.value
        : undefined;
  const known = block.values.find(({ name }) => name === given);
  if (expression.type === 'String' && known)
    return {
      problem: `A value of \`${block.name}\` stands without quotes.`,
      fix: `write \`${known.name}\``,
    };
  if (known) return { text: known.databaseName };
  const meant = given === undefined ? undefined : nearest(given, names);
  return {
    code: 'unknown-value',
    problem:
      given === undefined
        ? `This is no value of \`${block.name}\`.`
        : `The enum \`${block.name}\` has no value \`${given}\`.`,
    fix: meant ? `did you mean \`${meant}\`?` : `it has ${names.map((name) => `\`${name}\``).join(', ')}`,
  };
}

type Reader = (expression: Expression, type: string) => ValueText | undefined;

const wanted: Readonly<Record<ScalarName, string>> = {
  String: 'text: a string',
  Boolean: '`true` or `false`',
  Int: 'a whole number',
  BigInt: 'a whole number',
  Float: 'a number',
  Decimal: 'a number',
  DateTime: 'a date, a time or both, as a string',
  Json: 'JSON: an object, a list, or text in a string',
  Bytes: 'bytes: a string of Base64',
};

const string: Reader = (expression, type) =>
  expression.type === 'String' ? fitting(expression.value, type) : undefined;

const number: Reader = (expression) => {
  if (expression.type === 'Number') return { text: expression.text };
  return expression.type === 'String' ? { text: expression.value } : undefined;
};

const readers: Readonly<Record<ScalarName, Reader>> = {
  String: string,
  Boolean: (expression) => (expression.type === 'Boolean' ? { text: String(expression.value) } : undefined),
  Int: wholeNumber,
  BigInt: wholeNumber,
  Float: number,
  Decimal: number,
  DateTime: string,
  Json: (expression) => {
    if (expression.type !== 'String') return jsonText(expression);
    return isJson(expression.value)
      ? { text: expression.value }
      : { problem: 'The text is not JSON.', fix: 'a string of JSON has quotes of its own: `"\\"text\\""`' };
  },
  Bytes: (expression) => {
    if (expression.type !== 'String') return undefined;
    const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
    if (!base64.test(expression.value)) return { problem: 'The text is not Base64.' };
    return { text: `\\x${Buffer.from(expression.value, 'base64').toString('hex')}` };
  },
};

const bits: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

function wholeNumber(expression: Expression, type: string): ValueText | undefined {
  if (expression.type !== 'Number' || !/^[-+]?\d+$/.test(expression.text)) return undefined;
  const exact = BigInt(expression.text);
  const size = bits[type];
  return size !== undefined && BigInt.asIntN(size, exact) !== exact
    ? { problem: `\`${expression.text}\` does not fit into the type \`${type}\`.` }
    : { text: exact.toString() };
}

/** PostgreSQL counts characters; blanks at the end of what is padded with them mean nothing. */
function fitting(given: string, type: string): ValueText {
  if (type === 'uuid') return { text: given.toLowerCase() };
  const text = /^character\(/.test(type) ? given.replace(/ +$/, '') : given;
  const limit = /^character(?: varying)?\((\d+)\)$/.exec(type)?.[1];
  const length = [...text].length;
  return limit !== undefined && length > Number(limit)
    ? { problem: `The text has ${length} characters; the column takes ${limit}.` }
    : { text };
}

function plainText(expression: Expression): ValueText | undefined {
  switch (expression.type) {
    case 'String':
      return { text: expression.value };
    case 'Number':
      return { text: expression.text };
    case 'Boolean':
      return { text: String(expression.value) };
    default:
      return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonText(expression: Expression): ValueText | undefined {
  const text = jsonOf(expression);
  return text === undefined ? undefined : { text };
}
