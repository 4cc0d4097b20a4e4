import { quoteIdentifier } from '../../sql/quoteIdentifier.ts';
import type { Expression } from '../../syntax/ast.ts';
import { array, boolean, call, number, path, string } from '../../syntax/build.ts';

/** The type of a column, as far as the words for its default depend on it. */
export type DefaultTarget =
  | {
      readonly scalar: string | undefined;
      readonly native: string | undefined;
      /** As format_type prints it. */
      readonly text: string;
      readonly list: boolean;
    }
  | {
      /** The name of an enum in the database, and by each stored value its name in the document. */
      readonly enum: string;
      readonly values: ReadonlyMap<string, string>;
      readonly list: boolean;
    };

/**
 * A default, as PostgreSQL prints it, in words of the language: a constant where PostgreSQL stores that constant as
 * exactly this text again, else `dbgenerated("…")`.
 */
export function defaultWords(sql: string, target: DefaultTarget): Expression {
  const constant = target.list ? listConstant(sql, target) : scalarConstant(sql, target);
  return constant ?? call('dbgenerated', string(sql));
}

/** Lists of the types whose elements PostgreSQL prints in the same way alone and in an array. */
function listConstant(sql: string, target: DefaultTarget): Expression | undefined {
  const elementType = 'enum' in target ? undefined : target.text;
  const emptyCast = /^ARRAY\[\]::(.+)\[\]$/s.exec(sql)?.[1];
  if (emptyCast !== undefined)
    return 'enum' in target
      ? emptyEnumList(emptyCast, target.enum)
      : emptyCast === elementType
        ? array()
        : undefined;
  const body = /^ARRAY\[(.+)\]$/s.exec(sql)?.[1];
  if (body === undefined || !(elementType === undefined || listElementTypes.has(elementType)))
    return undefined;
  const items = (body.match(arrayItem) ?? []).map((item) => scalarConstant(item, target));
  return items.every((item) => item !== undefined) ? array(...items) : undefined;
}

const listElementTypes: ReadonlySet<string> = new Set(['text', 'integer', 'boolean']);
/** A quoted text with its cast, or anything else up to the next comma. */
const arrayItem = /(?:'(?:[^']|'')*'[^,]*|[^,\s][^,]*)/g;

const isCastTo = (cast: string, name: string) =>
  cast === quoteIdentifier(name) || cast.endsWith(`.${quoteIdentifier(name)}`);

function emptyEnumList(cast: string, name: string): Expression | undefined {
  return isCastTo(cast, name) ? array() : undefined;
}

function scalarConstant(sql: string, target: DefaultTarget): Expression | undefined {
  if ('enum' in target) {
    const quoted = quotedConstant(sql);
    const value = quoted && isCastTo(quoted.cast, target.enum) ? target.values.get(quoted.text) : undefined;
    return value === undefined ? undefined : path(value);
  }
  return target.scalar === undefined ? undefined : scalarConstants[target.scalar]?.(sql, target.native);
}

type ScalarConstant = (sql: string, native: string | undefined) => Expression | undefined;

const scalarConstants: Readonly<Record<string, ScalarConstant>> = {
  Boolean: (sql) => (sql === 'true' || sql === 'false' ? boolean(sql === 'true') : undefined),
  Int: integerConstant,
  BigInt: integerConstant,
  Float: decimalConstant,
  Decimal: decimalConstant,
  String: (sql, native) => textConstant(sql, stringCasts[native ?? 'Text']),
  Json: (sql, native) => textConstant(sql, native === undefined ? 'jsonb' : 'json'),
  DateTime: (sql) => (sql === 'CURRENT_TIMESTAMP' ? call('now') : undefined),
  Bytes: bytesConstant,
};

/** The type that PostgreSQL gives a text that is the default of such a column. */
const stringCasts: Readonly<Record<string, string>> = {
  Text: 'text',
  VarChar: 'character varying',
  Char: 'bpchar',
  Uuid: 'uuid',
  Xml: 'xml',
  Inet: 'inet',
  Citext: 'citext',
  Bit: '"bit"',
  VarBit: 'bit varying',
};

function textConstant(sql: string, cast: string | undefined): Expression | undefined {
  const quoted = quotedConstant(sql);
  return quoted && quoted.cast.replace(/^.+\.(?=citext$)/, '') === cast ? string(quoted.text) : undefined;
}

function bytesConstant(sql: string): Expression | undefined {
  const quoted = quotedConstant(sql);
  if (quoted?.cast !== 'bytea' || !/^\\x(?:[0-9a-f]{2})*$/.test(quoted.text)) return undefined;
  return string(Buffer.from(quoted.text.slice(2), 'hex').toString('base64'));
}

/** `5` is stored as an integer, `-5` as `'-5'::integer`, and what no integer can hold as a bigint. */
function integerConstant(sql: string): Expression | undefined {
  if (/^\d+$/.test(sql)) return number(sql);
  const quoted = quotedConstant(sql);
  if (!quoted || !/^-?\d+$/.test(quoted.text)) return undefined;
  const value = BigInt(quoted.text);
  const isInteger = BigInt.asIntN(32, value) === value;
  const isPrinted = isInteger ? value < 0n && quoted.cast === 'integer' : quoted.cast === 'bigint';
  return isPrinted ? number(quoted.text) : undefined;
}

function decimalConstant(sql: string): Expression | undefined {
  if (/^\d+\.\d+$/.test(sql)) return number(sql);
  const quoted = quotedConstant(sql);
  if (quoted?.cast === 'numeric' && /^-\d+\.\d+$/.test(quoted.text)) return number(quoted.text);
  return integerConstant(sql);
}

/** The parts of `'…'::type`. */
function quotedConstant(sql: string): { readonly text: string; readonly cast: string } | undefined {
  const match = /^'((?:[^']|'')*)'::([^'()]+)$/s.exec(sql);
  return match ? { text: match[1]!.replaceAll("''", "'"), cast: match[2]! } : undefined;
}
