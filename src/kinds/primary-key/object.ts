import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { Deferrability } from '../shared/deferrable.ts';

/** Where one is absent, it is as PostgreSQL makes it by itself. */
export interface PrimaryKeyAttributes {
  readonly columns: readonly ObjectId[];
  /** Never empty. */
  readonly include?: readonly ObjectId[];
  readonly deferrable?: Exclude<Deferrability, 'no'>;
  /** Whether the last column is a range, which overlaps with no other of the same key. */
  readonly withoutOverlaps?: true;
  /** Storage parameters of the index, `fillfactor=70`, sorted; never empty. */
  readonly parameters?: readonly string[];
  readonly tablespace?: string;
}
export type PrimaryKey = SchemaObject<'primary-key', PrimaryKeyAttributes>;

/** `name: ['public', 'deals', 'deals_pkey']`, parent: the table. */
export const primaryKeyId = (table: readonly string[], name: string) =>
  objectId('primary-key', [...table, name]);
