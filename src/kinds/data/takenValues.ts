import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';
import type { Rows, RowValues } from '../shared/declaredRows.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import type { Data } from './object.ts';
import { columnOf, type Row, type RowChanges } from './rowChanges.ts';

/**
 * The rows whose value in a unique key another row gets, each with a value to hold until it has its own or is deleted:
 * PostgreSQL looks at each row by itself, so that two could not exchange their values, nor a new one follow an old one.
 * Of a type without such a value, none: the proof says what is in the way.
 */
export function takenValues(
  { change, table, inserted }: RowChanges,
  context: StatementContext,
): readonly Row[] {
  const before = change.type === 'create' ? undefined : (change.before as Data);
  const after = change.type === 'drop' ? undefined : (change.after as Data);
  if (!before || !after || !deepEqual(before.attributes.key, after.attributes.key)) return [];
  const wanted = {
    ...after.attributes.rows,
    ...Object.fromEntries(inserted.map(({ key, values }) => [key, values])),
  };
  const taken = new Map<string, RowValues>();
  for (const columns of uniqueKeys(table, context.after)) {
    for (const key of keysOfTaken(columns, before.attributes.rows, wanted)) {
      const isFree = (id: ObjectId) => !wanted[key] || wanted[key][id] !== before.attributes.rows[key]![id];
      const others = columns.filter((id) => !before.attributes.key.includes(id) && isFree(id));
      const [free] = others.flatMap((id) => {
        const value = interimValue(
          columnOf(id, context),
          Object.keys(before.attributes.rows).indexOf(key) + 1,
        );
        return value === undefined ? [] : [{ [id]: value } as RowValues];
      });
      if (free) taken.set(key, { ...taken.get(key), ...free });
    }
  }
  return [...taken].map(([key, values]) => ({ key, values }));
}

/** Those that hold together in `columns` what they give up and another row holds afterwards. */
function keysOfTaken(columns: readonly ObjectId[], before: Rows, wanted: Rows): readonly string[] {
  const valuesIn = (row: RowValues) => JSON.stringify(columns.map((id) => row[id] ?? null));
  const wishes = new Map(Object.entries(wanted).map(([key, row]) => [valuesIn(row), key]));
  return Object.entries(before).flatMap(([key, row]) => {
    const next = wishes.get(valuesIn(row));
    return columns.every((id) => (row[id] ?? null) !== null) && next !== undefined && next !== key
      ? [key]
      : [];
  });
}

/** The columns of each unique key of the table, whatever the order of the schema. */
function uniqueKeys(table: ObjectId, schema: StatementContext['after']): readonly (readonly ObjectId[])[] {
  const keys = [...schema.values()].flatMap((object) => {
    if (object.parent !== table) return [];
    const { columns, elements } = object.attributes as {
      readonly columns?: readonly ObjectId[];
      readonly elements?: readonly { readonly column?: ObjectId }[];
    };
    if (object.kind === 'primary-key') return [columns!];
    if (object.kind !== 'unique') return [];
    const plain = elements!.flatMap(({ column }) => column ?? []);
    return plain.length === elements!.length ? [plain] : [];
  });
  return keys.toSorted((left, right) => (left.join() < right.join() ? -1 : 1));
}

/** A value that hardly any row holds, the `number`th of its type. */
function interimValue(column: SchemaObject | undefined, number: number): string | null | undefined {
  const { type, nullable } = (column?.attributes ?? {}) as {
    readonly type?: TypeRef;
    readonly nullable?: boolean;
  };
  if (nullable) return null;
  if (!type || !('text' in type) || type.array) return undefined;
  if (/^(?:text|character)/.test(type.text)) return `~${number}`;
  if (/^(?:smallint|integer|bigint)$/.test(type.text)) return String(-30_000 - number);
  return type.text === 'uuid' ? `00000000-0000-0000-0000-${String(number).padStart(12, '0')}` : undefined;
}
