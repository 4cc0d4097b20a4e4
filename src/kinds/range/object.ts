import { objectId, type SchemaObject } from '../../model/object.ts';
import type { ConstructorDetails } from '../shared/constructors.ts';
import type { TypeRef } from '../shared/typeRef.ts';

export interface RangeAttributes {
  /** The type of its ends: a built-in one without modifiers, or another type of the schema. */
  readonly type: TypeRef;
  /** SQL, as `"C"`, or the id of a collation of the schema; null: that of the type. */
  readonly collation: string | null;
  /** The operator class by which ends are in order, as SQL; null: that of the type. */
  readonly operatorClass: string | null;
  /** Functions, as SQL: the one that makes equal ranges look alike, and the difference of two ends; null: none. */
  readonly canonical: string | null;
  readonly difference: string | null;
}

/** `details` of a range type in the catalog. */
export interface RangeDetails extends ConstructorDetails {
  /** The operator class, whether stated or not. */
  readonly operatorClass?: string;
}

/** Its multirange is an object of its own, and belongs to it. */
export type Range = SchemaObject<'range', RangeAttributes>;

/** `name: ['public', 'floatrange']` */
export const rangeId = (schema: string, name: string) => objectId('range', [schema, name]);
