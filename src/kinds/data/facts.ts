import { objectName } from '../../model/object.ts';
import type { Reading } from '../../model/reading.ts';
import { keyParts, rowKey } from '../shared/rowKey.ts';
import { type Data, detailsOf } from './object.ts';

/** What must be known of the rows of a table to read them. */
export interface RowFacts {
  /** The columns of the key, by name. */
  readonly key: readonly string[];
  readonly complete: boolean;
  /** By name. */
  readonly columns: readonly string[];
  /** The keys of the rows, see `rowKey`. */
  readonly rows: readonly string[];
}

/** Each fact stands alone, so that those of two branches can be kept together. */
export function factsOf(data: Data): readonly string[] {
  const { key, rows } = data.attributes;
  const columns = new Set(Object.values(rows).flatMap((row) => Object.keys(row)));
  const name = (column: string) => rowKey([objectName(column as Data['id']).at(-1)!]);
  const nameOfKey = rowKey(key.map((column) => objectName(column).at(-1)!));
  return [
    `${detailsOf(data).complete ? 'complete' : 'key'}:${nameOfKey}`,
    ...[...columns].map((column) => `column:${name(column)}`),
    ...Object.keys(rows).map((row) => `row:${row}`),
  ];
}

/** The facts about one object, put together; several where they name several keys. */
export function readFacts(readings: readonly Reading[]): readonly RowFacts[] {
  const texts = (word: string) =>
    readings.flatMap(({ fact }) => (fact.startsWith(`${word}:`) ? [fact.slice(word.length + 1)] : []));
  const columns = texts('column').map((text) => keyParts(text)[0]!);
  const rows = texts('row');
  return [
    ...texts('complete').map((key) => ({ key: keyParts(key), complete: true, columns, rows })),
    ...texts('key').map((key) => ({ key: keyParts(key), complete: false, columns, rows })),
  ];
}
