import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { Deferrability } from '../shared/deferrable.ts';
import type { Validation } from '../shared/validation.ts';

export type ReferentialAction = 'NO ACTION' | 'RESTRICT' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT';

export interface ForeignKeyAttributes {
  readonly columns: readonly ObjectId[];
  readonly referencedTable: ObjectId;
  /** In the order of `columns`. */
  readonly referencedColumns: readonly ObjectId[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
  /** Columns of ON DELETE SET NULL (…) and SET DEFAULT (…); empty: all. */
  readonly onDeleteColumns: readonly ObjectId[];
  readonly match: 'simple' | 'full';
  readonly deferrable: Deferrability;
  readonly validation: Validation;
  /** Whether the last columns are ranges: of what is referred to, those of several rows may cover one. */
  readonly period?: true;
}
export type ForeignKey = SchemaObject<'foreign-key', ForeignKeyAttributes>;

/** `name: ['public', 'deals', 'deals_city_id_fkey']`, parent: the referencing table. */
export const foreignKeyId = (table: readonly string[], name: string) =>
  objectId('foreign-key', [...table, name]);
