import type { ScalarName } from '../resolved.ts';

/** A type that `@db.…` can name. */
export interface NativeType {
  /** The scalar that it is an answer to. */
  readonly scalar: ScalarName;
  /** How many numbers it takes when it takes any; always optional. */
  readonly parameters: 0 | 1 | 2;
  /** The text that PostgreSQL's format_type prints. */
  readonly text: (...numbers: readonly number[]) => string;
  /** What is wrong with these numbers, for the end of a sentence; undefined where nothing is. */
  readonly problem?: (...numbers: readonly number[]) => string | undefined;
}

const plain = (scalar: ScalarName, name: string): NativeType => ({ scalar, parameters: 0, text: () => name });

/** `character` without a length means `character(1)`: `bare` is what PostgreSQL makes of none. */
const withLength = (name: string, bare: string): NativeType => ({
  scalar: 'String',
  parameters: 1,
  text: (length) => (length === undefined ? bare : `${name}(${length})`),
});

const bits = (name: string, bare: string): NativeType => ({
  ...withLength(name, bare),
  problem: (length) => (length === 0 ? 'the length must be at least 1' : undefined),
});

const time = (name: string, zone: 'with' | 'without'): NativeType => ({
  scalar: 'DateTime',
  parameters: 1,
  text: (precision) => `${name}${precision === undefined ? '' : `(${precision})`} ${zone} time zone`,
  problem: (precision = 0) => (precision > 6 ? 'the precision goes from 0 to 6' : undefined),
});

const decimal: NativeType = {
  scalar: 'Decimal',
  parameters: 2,
  text: (precision, scale) => (precision === undefined ? 'numeric' : `numeric(${precision},${scale})`),
  problem: (precision = 1, scale = 0) => {
    if (precision < 1 || precision > 1000) return 'the precision goes from 1 to 1000';
    return scale > precision ? 'the scale cannot be larger than the precision' : undefined;
  },
};

/** Prisma's native types for PostgreSQL, by the name after `@db.`. */
export const nativeTypes: Readonly<Record<string, NativeType>> = {
  SmallInt: plain('Int', 'smallint'),
  Integer: plain('Int', 'integer'),
  BigInt: plain('BigInt', 'bigint'),
  Decimal: decimal,
  Money: plain('Decimal', 'money'),
  Inet: plain('String', 'inet'),
  Oid: plain('Int', 'oid'),
  Citext: plain('String', 'citext'),
  Real: plain('Float', 'real'),
  DoublePrecision: plain('Float', 'double precision'),
  VarChar: withLength('character varying', 'character varying'),
  Char: withLength('character', 'character(1)'),
  Text: plain('String', 'text'),
  ByteA: plain('Bytes', 'bytea'),
  Timestamp: time('timestamp', 'without'),
  Timestamptz: time('timestamp', 'with'),
  Date: plain('DateTime', 'date'),
  Time: time('time', 'without'),
  Timetz: time('time', 'with'),
  Boolean: plain('Boolean', 'boolean'),
  Bit: bits('bit', 'bit(1)'),
  VarBit: bits('bit varying', 'bit varying'),
  Uuid: plain('String', 'uuid'),
  Xml: plain('String', 'xml'),
  Json: plain('Json', 'json'),
  JsonB: plain('Json', 'jsonb'),
};

/** The native type of that name, as a user wrote it. */
export function nativeTypeNamed(name: string): NativeType | undefined {
  return Object.hasOwn(nativeTypes, name) ? nativeTypes[name] : undefined;
}

/** What a field of a scalar type becomes without `@db.…`. */
export const defaultTypes: Readonly<Record<ScalarName, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Decimal: 'numeric(65,30)',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
};
