import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { Schemas } from '../kind.ts';
import { qualifiedName } from './nameSql.ts';
import type { TypeRef } from './typeRef.ts';
import { typeSql } from './typeSql.ts';

/** A place in which rows hold values of a type: a column, or something within it. */
export interface HeldValues {
  readonly column: SchemaObject;
  /** What stands after FROM: the table, and what takes its values apart. */
  readonly from: Sql;
  readonly value: Sql;
  /** Whether the column holds it inside of something: of an array, or of a composite value. */
  readonly isPart: boolean;
  /** Whether it stands in a list, however deep. */
  readonly isItem: boolean;
  /** Whether it is a field of a composite value, which may be NULL as a whole. */
  readonly isField: boolean;
}

/**
 * Where the tables of a schema hold values of a type: in columns of it, of arrays of it, of domains over it, and of
 * composite types with it, however deep. Sorted by column.
 */
function heldValues(type: ObjectId, schema: Schema): readonly HeldValues[] {
  const columns = [...schema.values()].filter(({ kind }) => kind === 'column');
  return columns
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .flatMap((column) => {
      const root: HeldValues = {
        column,
        from: qualifiedName(column.parent!),
        value: ident(column.name.at(-1)!),
        isPart: false,
        isItem: false,
        isField: false,
      };
      return placesOf(typeOf(column), root, type, schema, 0);
    });
}

/** Of these places before, those in columns that hold the type afterwards, too. */
export function keptValues(type: ObjectId, { before, after }: Schemas): readonly HeldValues[] {
  const kept = new Set(heldValues(type, after).map(({ column }) => column.id));
  return heldValues(type, before).filter(({ column }) => kept.has(column.id));
}

/** Whether a column holds values of the type inside of others. */
export function isPartOfTypes(type: ObjectId, schema: Schema): boolean {
  return heldValues(type, schema).some(({ isPart }) => isPart);
}

function placesOf(
  held: TypeRef,
  place: HeldValues,
  type: ObjectId,
  schema: Schema,
  depth: number,
): readonly HeldValues[] {
  if (!('object' in held)) return [];
  if (held.array) {
    const element = ident(`element_${depth + 1}`);
    const from = sql`${place.from} CROSS JOIN LATERAL unnest(${place.value}) AS ${element}`;
    const inside = { ...place, from, value: element, isPart: true, isItem: true };
    return placesOf({ ...held, array: false }, inside, type, schema, depth + 1);
  }
  if (held.object === type) return [place];
  const object = schema.get(held.object);
  if (!object) return [];
  if (object.kind === 'domain') {
    const base = typeOf(object);
    const beneath = { ...place, value: sql`(${place.value})::${typeSql(base)}` };
    return placesOf(base, beneath, type, schema, depth + 1);
  }
  return [...schema.values()]
    .filter(({ kind, parent }) => kind === 'attribute' && parent === object.id)
    .flatMap((attribute) => {
      const value = sql`(${place.value}).${ident(attribute.name.at(-1)!)}`;
      const inside = { ...place, value, isPart: true, isField: true };
      return placesOf(typeOf(attribute), inside, type, schema, depth + 1);
    });
}

function typeOf({ attributes }: SchemaObject): TypeRef {
  return (attributes as { readonly type: TypeRef }).type;
}
