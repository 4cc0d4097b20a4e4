import { objectId, type SchemaObject } from '../../model/object.ts';
import type { IndexDefinition } from '../shared/indexDefinition.ts';

/** A unique index, or a unique constraint with the index behind it. */
export interface UniqueAttributes extends IndexDefinition {
  readonly nullsNotDistinct: boolean;
  /** Whether a constraint stands on the index; null: the declaration leaves it open (never from the catalog). */
  readonly constraint: 'none' | 'immediate' | 'deferrable' | 'initially deferred' | null;
  /** Whether the last column is a range, which overlaps with no other of the same key: a constraint over GiST. */
  readonly withoutOverlaps?: true;
}

/** `details` of a unique index. */
export interface UniqueDetails {
  /** Prisma has no word for it: whether the constraint is deferrable is left to what the database has. */
  readonly anyDeferrable?: boolean;
}
export type Unique = SchemaObject<'unique', UniqueAttributes>;

/** `name: ['public', 'users_email_key']` (names of indexes are unique in a schema), parent: the table. */
export const uniqueId = (schema: string, name: string) => objectId('unique', [schema, name]);
