import type { ShownResult } from '../database/database.ts';

type Parse = (text: string) => unknown;

/** What JSON has a form of its own for, by the oids of the types; everything else is the text that PostgreSQL prints. */
const parsers: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [16, (text) => text === 't'],
  // int8, int2, int4, oid, float4, float8
  ...[20, 21, 23, 26, 700, 701].map((oid): [number, Parse] => [oid, exactNumber]),
  // json, jsonb
  ...[114, 3802].map((oid): [number, Parse] => [oid, (text) => JSON.parse(text)]),
]);

/** `NaN`, `Infinity` and integers beyond 2^53 stay texts. */
function exactNumber(text: string): number | string {
  const number = Number(text);
  const exact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return exact ? number : text;
}

const verbatim: Parse = (text) => text;

/** Rows as objects. Of columns with one name the later ones are `name_2`, `name_3`. */
export function rowsJson({ columns, values }: Pick<ShownResult, 'columns' | 'values'>) {
  const names = uniqueNames(columns.map(({ name }) => name));
  const parse = (text: string | null, column: number) =>
    text === null ? null : (parsers.get(columns[column]!.typeOid) ?? verbatim)(text);
  return values.map((row) =>
    Object.fromEntries(row.map((text, column) => [names[column]!, parse(text, column)])),
  );
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; taken.has(unique); number += 1) unique = `${name}_${number}`;
    taken.add(unique);
    return unique;
  });
}
