import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { Hazard } from '../../model/plan.ts';
import { literal, type Sql, sql } from '../../sql/sql.ts';
import type { Schemas } from '../kind.ts';
import { displayName } from './displayName.ts';
import { type HeldValues, keptValues } from './heldValues.ts';

/** A value that an enum has no more, and where rows may hold it. */
export interface GoneValue {
  readonly value: string;
  /** What these rows hold from now on, as far as `@replaces` says it. */
  readonly replacement: string | undefined;
  readonly place: HeldValues;
}

/** The values of an enum that are no more, by every place that keeps values of it; none of any other type. */
export function goneValues(type: ObjectId, schemas: Schemas): readonly GoneValue[] {
  const removed = removedValues(type, schemas);
  if (removed.length === 0) return [];
  const replaced = replacedValues(type, schemas);
  return removed.flatMap((value) =>
    keptValues(type, schemas).map((place) => ({
      value,
      // Nobody takes a composite value apart.
      replacement: place.isField ? undefined : replaced.get(value),
      place,
    })),
  );
}

/** What takes the place of values that are no more, by these. */
export function replacedValues(type: ObjectId, schemas: Schemas): ReadonlyMap<string, string> {
  const removed = new Set(removedValues(type, schemas));
  const stated = schemas.after.get(type)?.hints?.replaced ?? [];
  return new Map(
    stated.filter(({ before }) => removed.has(before)).map(({ before, after }) => [before, after]),
  );
}

/** A text, or a list of texts, with other values in place of those that are no more. */
export function withReplacements(text: Sql, replaced: ReadonlyMap<string, string>, isList: boolean): Sql {
  if (replaced.size === 0) return text;
  if (isList)
    return [...replaced].reduce(
      (list, [old, now]) => sql`array_replace(${list}, ${literal(old)}, ${literal(now)})`,
      text,
    );
  const cases = [...replaced].reduce(
    (list, [old, now]) => sql`${list} WHEN ${literal(old)} THEN ${literal(now)}`,
    sql`CASE ${text}`,
  );
  return sql`(${cases} ELSE ${text} END)`;
}

/** What a change of a column over to the new type does to rows that hold such values. A replacement is the consent. */
export function goneValueHazards(column: SchemaObject, type: ObjectId, schemas: Schemas): readonly Hazard[] {
  const own = goneValues(type, schemas).filter(({ place }) => place.column.id === column.id);
  return own.map((gone) =>
    gone.replacement === undefined
      ? {
          type: 'may-fail',
          message: `Fails where ${displayName(column.name)} holds \`${gone.value}\`, which is no value any more.`,
          when: sql`SELECT EXISTS (SELECT ${rowsHolding(gone)})`,
        }
      : {
          type: 'data-loss',
          message: `Rows that hold \`${gone.value}\` in ${displayName(column.name)} hold \`${gone.replacement}\` from then on.`,
        },
  );
}

/** The rows with such a value: what stands behind the columns of a SELECT. */
export function rowsHolding({ place, value }: GoneValue): Sql {
  return sql`FROM ${place.from} WHERE ${place.value}::text = ${literal(value)}`;
}

function removedValues(type: ObjectId, { before, after }: Schemas): readonly string[] {
  const kept = new Set(valuesOf(type, after));
  return after.has(type) ? valuesOf(type, before).filter((value) => !kept.has(value)) : [];
}

function valuesOf(type: ObjectId, schema: Schema): readonly string[] {
  return (schema.get(type)?.attributes as { readonly values?: readonly string[] } | undefined)?.values ?? [];
}
