import type pg from 'pg';

type Parser = (text: string) => unknown;

/** pg's own parsers that are used, by the oid of their type: `text[]` and `bytea`. */
const textArrayOid = 1009;
const byteaOid = 17;

const numbers = [21, 23, 26, 700, 701]; // int2, int4, oid, float4, float8
const numberArrays = [1005, 1007, 1028, 1021, 1022];
const json = [114, 3802]; // json, jsonb
// char, name, text, bpchar, varchar, timestamp, date, time, timestamptz, interval, numeric, timetz, uuid: their arrays
const textArrays = [1002, 1003, 1009, 1014, 1015, 1115, 1182, 1183, 1185, 1187, 1231, 1270, 2951];

/**
 * How values arrive: numbers of up to 53 bits as number, bigint as bigint, bytea as Buffer, json parsed, arrays of
 * these as arrays, and everything else, dates and numeric among it, as PostgreSQL prints it.
 */
export function typeParsers(types: typeof pg.types): pg.CustomTypesConfig {
  const ownParser = types.getTypeParser as (oid: number) => Parser;
  const parseArray = ownParser(textArrayOid);
  const parseBytea = ownParser(byteaOid);
  const parseBoolean: Parser = (text) => text === 't';
  const arrayOf =
    (parse: Parser): Parser =>
    (text) =>
      mapDeep(parseArray(text), parse);
  const all = (oids: readonly number[], parse: Parser): [number, Parser][] => oids.map((oid) => [oid, parse]);
  const parsers = new Map<number, Parser>([
    [16, parseBoolean],
    [1000, arrayOf(parseBoolean)],
    [byteaOid, parseBytea],
    [1001, arrayOf(parseBytea)],
    [20, BigInt],
    [1016, arrayOf(BigInt)],
    ...all(numbers, Number),
    ...all(numberArrays, arrayOf(Number)),
    ...all(json, JSON.parse),
    ...all(textArrays, parseArray),
  ]);
  const verbatim: Parser = (text) => text;
  return { getTypeParser: (oid: number) => parsers.get(oid) ?? verbatim } as pg.CustomTypesConfig;
}

function mapDeep(items: unknown, parse: Parser): unknown {
  if (Array.isArray(items)) return items.map((item) => mapDeep(item, parse));
  return typeof items === 'string' ? parse(items) : null;
}
