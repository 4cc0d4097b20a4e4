import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

export interface GrantAttributes {
  /** What the grantee may do: `SELECT`, and `SELECT*` where it may pass that on. Sorted. */
  readonly privileges: readonly string[];
  /** Of a grant on the sequence behind a column: how that counts. One that counts otherwise is another sequence. */
  readonly counter?: 'serial' | 'identity';
}
/** `details` of a grant. */
export interface GrantDetails {
  /** What the grantee may do unless somebody grants or revokes: `EXECUTE` on functions for everybody. */
  readonly standard: readonly string[];
  /** The role, as SQL names it. */
  readonly role: string;
}
/** What one grantee may do with one object, where that is not what PostgreSQL lets it do anyway. */
export type Grant = SchemaObject<'grant', GrantAttributes>;

const naming = (...name: readonly [target: ObjectId, ...string[]]) => ({ id: objectId('grant', name), name });

/** Parent: the target. The grantee `public` is everybody; the empty one is the owner. */
export const grantNaming = (target: ObjectId, grantee: string) => naming(target, grantee);

/** Of a grant on the sequence behind a column. */
export const sequenceGrantNaming = (column: ObjectId, grantee: string) => naming(column, grantee, 'sequence');
