import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { BulkChange, StatementContext } from '../kind.ts';
import type { RowValues } from '../shared/declaredRows.ts';
import { keyParts } from '../shared/rowKey.ts';
import type { Data, DataAttributes } from './object.ts';
import { detailsOf } from './object.ts';
import { describeKeys } from './words.ts';

export type DataChange = BulkChange<'data', DataAttributes>;

/** What happens to the rows of one table. */
export interface RowChanges {
  readonly change: DataChange;
  readonly table: ObjectId;
  readonly key: readonly ObjectId[];
  readonly inserted: readonly Row[];
  /** With the values that change alone. */
  readonly updated: readonly Row[];
  /** Only their keys. */
  readonly deleted: readonly Row[];
  /** Whether rows with the same keys may be there already, of which nothing was declared. */
  readonly mayMeet: boolean;
}

export interface Row {
  readonly key: string;
  readonly values: RowValues;
}

export function rowChanges(change: DataChange, context: StatementContext): RowChanges {
  const before = change.type === 'create' ? undefined : change.before;
  const after = change.type === 'drop' ? undefined : change.after;
  const subject = (after ?? before)!;
  const table = subject.parent!;
  const old = before?.attributes.rows ?? {};
  const wanted = after?.attributes.rows ?? {};
  const adopted = after ? (detailsOf(after).adopted ?? {}) : {};
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(wanted, key));
  const given = gone.filter((key) => Object.hasOwn(adopted, key));
  return {
    change:
      before && after
        ? { ...(change as DataChange & { type: 'alter' }), extent: extentOf(old, wanted) }
        : change,
    table,
    key: subject.attributes.key,
    inserted: Object.entries(wanted)
      .filter(([key]) => !Object.hasOwn(old, key))
      .map(([key, values]) => ({ key, values: { ...values, ...otherValues(after!, key, context) } })),
    updated: [
      ...Object.entries(wanted).flatMap(([key, values]) => changedValues(key, old[key], values)),
      ...given.flatMap((key) => changedValues(key, old[key], adoptedValues(adopted[key]!, old[key]!))),
    ],
    deleted: gone
      .filter((key) => !given.includes(key))
      .map((key) => ({ key, values: keyValues(before!, key) })),
    mayMeet: context.before.has(table) && !context.creates(table),
  };
}

/** The values of a key by its columns. */
function keyValues({ attributes: { key } }: Data, text: string): RowValues {
  const parts = keyParts(text);
  return Object.fromEntries(key.map((column, index) => [column, parts[index]!]));
}

function changedValues(key: string, old: RowValues | undefined, wanted: RowValues): readonly Row[] {
  if (!old) return [];
  const values = Object.entries(wanted).filter(([column, value]) => old[column as ObjectId] !== value);
  return values.length === 0 ? [] : [{ key, values: Object.fromEntries(values) }];
}

/** What a row that comes back held in columns of which nothing is declared. */
function otherValues(data: Data, key: string, { after }: StatementContext): RowValues {
  const others = detailsOf(data).others?.[key] ?? {};
  const columns = [...after.values()].filter(
    ({ kind, parent }) => kind === 'column' && parent === data.parent,
  );
  return Object.fromEntries(
    columns.flatMap(({ id, name }) => {
      const value = others[name.at(-1)!];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/** What a row held before it was taken over, in the columns that were changed then. */
function adoptedValues(values: Readonly<Record<string, string | null>>, old: RowValues): RowValues {
  return Object.fromEntries(
    Object.keys(old).flatMap((column) => {
      const name = keyParts(column.slice(column.indexOf(':') + 1)).at(-1)!;
      return values[name] === undefined ? [] : [[column, values[name]]];
    }),
  );
}

function extentOf(old: DataAttributes['rows'], wanted: DataAttributes['rows']): string {
  const added = Object.keys(wanted).filter((key) => !Object.hasOwn(old, key));
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(wanted, key));
  const changed = Object.keys(wanted).filter((key) => changedValues(key, old[key], wanted[key]!).length > 0);
  const parts = [
    ...(added.length > 0 ? [`adds ${describeKeys(added)}`] : []),
    ...(changed.length > 0 ? [`changes ${describeKeys(changed)}`] : []),
    ...(gone.length > 0 ? [`deletes ${describeKeys(gone)}`] : []),
  ];
  return parts.length === 0 ? 'key' : parts.join('; ');
}

/** The column of a value, as it is when the rows change. */
export function columnOf(id: ObjectId, { after, before }: StatementContext): SchemaObject | undefined {
  return after.get(id) ?? before.get(id);
}
