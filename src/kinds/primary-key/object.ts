import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

export interface PrimaryKeyAttributes {
  readonly columns: readonly ObjectId[];
}
export type PrimaryKey = SchemaObject<'primary-key', PrimaryKeyAttributes>;

/** `name: ['public', 'deals', 'deals_pkey']`, parent: the table. */
export const primaryKeyId = (table: readonly string[], name: string) =>
  objectId('primary-key', [...table, name]);
