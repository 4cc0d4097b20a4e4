import { nearest } from '../../diagnostic/nearest.ts';
import { literal } from '../../sql/sql.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { ResolvedBlock, ScalarName } from '../resolved.ts';
import type { Refusal } from './refusal.ts';

type Constant = { readonly sql: string } | Refusal;

/** A value of an enum as an SQL constant. */
export function enumConstant(block: ResolvedBlock, value: Expression): Constant {
  const name = value.type === 'Path' ? value.path.map((part) => part.value).join('.') : undefined;
  if (name === undefined) return { problem: `A default of type \`${block.name}\` is one of its values.` };
  const known = block.values.find((candidate) => candidate.name === name);
  if (known) return { sql: literal(known.databaseName).text() };
  const meant = nearest(
    name,
    block.values.map((candidate) => candidate.name),
  );
  const fix = meant ? { fix: `did you mean \`${meant}\`?` } : {};
  return { code: 'unknown-value', problem: `The enum \`${block.name}\` has no value \`${name}\`.`, ...fix };
}

/** A constant of a built-in type as SQL. */
export function scalarConstant(scalar: ScalarName, value: Expression): Constant {
  if (value.type === 'Array') return { problem: 'The field is no list, so its default is a single value.' };
  return constants[scalar](value) ?? { problem: `This is no value of type ${scalar}.` };
}

type Reader = (value: Expression) => Constant | undefined;

const string = (check: (text: string) => Constant | undefined): Reader => {
  return (value) => (value.type === 'String' ? check(value.value) : undefined);
};

const number = (shape: RegExp, what: string): Reader => {
  return (value) => {
    if (value.type !== 'Number') return undefined;
    return shape.test(value.text) ? { sql: value.text } : { problem: `\`${value.text}\` is no ${what}.` };
  };
};

const quoted = (text: string): Constant => ({ sql: literal(text).text() });

const wholeNumber: Reader = (value) => {
  if (value.type !== 'Number') return undefined;
  if (!/^[-+]?\d+$/.test(value.text)) return { problem: `\`${value.text}\` is no whole number.` };
  const exact = BigInt(value.text);
  return BigInt.asIntN(64, exact) === exact
    ? { sql: exact.toString() }
    : { problem: `\`${value.text}\` does not fit into 64 bits.` };
};

const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

const constants: Readonly<Record<ScalarName, Reader>> = {
  String: string(quoted),
  Boolean: (value) => (value.type === 'Boolean' ? { sql: String(value.value) } : undefined),
  Int: wholeNumber,
  BigInt: wholeNumber,
  Float: number(decimal, 'number'),
  Decimal: (value) => (value.type === 'String' ? decimalText(value.value) : number(decimal, 'number')(value)),
  DateTime: string(dateTime),
  Json: string(json),
  Bytes: string(bytes),
};

function decimalText(text: string): Constant {
  return decimal.test(text) ? { sql: text } : { problem: `\`${text}\` is no decimal number.` };
}

/** RFC 3339, as Prisma asks for. */
function dateTime(text: string): Constant {
  const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[-+]\d\d:\d\d)$/;
  if (shape.test(text) && !Number.isNaN(Date.parse(text.replace(' ', 'T')))) return quoted(text);
  return { problem: `\`${text}\` is no date and time as in \`2030-12-31T23:59:59Z\`.` };
}

function json(text: string): Constant {
  try {
    JSON.parse(text);
    return quoted(text);
  } catch (cause) {
    return { problem: `The text is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.` };
  }
}

function bytes(text: string): Constant {
  const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  if (!base64.test(text)) return { problem: 'The text is not Base64.' };
  return { sql: `${literal(`\\x${Buffer.from(text, 'base64').toString('hex')}`).text()}::bytea` };
}
