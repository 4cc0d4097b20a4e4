import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

export interface GrantAttributes {
  /** What the grantee may do: `SELECT`, and `SELECT*` where it may pass that on. Sorted. */
  readonly privileges: readonly string[];
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

/** `name: [target, grantee]`, parent: the target. The grantee `public` is everybody; the empty one is the owner. */
export const grantId = (target: ObjectId, grantee: string) => objectId('grant', [target, grantee]);
