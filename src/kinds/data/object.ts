import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { DeclaredRows } from '../shared/declaredRows.ts';

export type DataAttributes = DeclaredRows;

/** `details` of the rows of a table. */
export interface DataDetails {
  /** All rows of the table are declared, and others are deleted. */
  readonly complete?: boolean;
  /** Declared: the columns of whose values PostgreSQL must say whether two texts are one. */
  readonly asked?: readonly ObjectId[];
  /** Declared: the unique key over the columns of `key`. */
  readonly uniqueKey?: ObjectId;
  /** In the database: all other values of these rows, by the names of their columns; so that they can come back. */
  readonly others?: OtherValues;
  /** In the database: rows that were never declared before and have the key of one that is, with all their values. */
  readonly adopted?: OtherValues;
}

type OtherValues = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** The rows of one table that belong to the schema. */
export type Data = SchemaObject<'data', DataAttributes>;

/** `name: ['public', 'Country', 'rows']`, parent: the table. */
export const dataId = (table: readonly string[]) => objectId('data', [...table, 'rows']);

export function detailsOf({ details }: Data): DataDetails {
  return (details ?? {}) as DataDetails;
}

export function isComplete(object: SchemaObject): boolean {
  return object.kind === 'data' && detailsOf(object as Data).complete === true;
}

/** The same rows, among others. */
export function withoutComplete(object: SchemaObject): SchemaObject {
  const { complete: _, ...details } = object.details ?? {};
  return { ...object, details };
}
