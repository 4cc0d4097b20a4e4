import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

/** What a partition has of an index, a key or a foreign key of its table: one that PostgreSQL makes, and names, by itself. */
export interface PartAttributes {
  readonly name: string;
}
export type Part = SchemaObject<'partition-part', PartAttributes>;

/** `details` of a part. */
export interface PartDetails {
  /** The names that PostgreSQL gives it, that for a new one first; where one is taken, a number comes behind it. */
  readonly usual: readonly string[];
}

/** `name: [whole, partition]`, parent: the whole. */
export const partId = (whole: ObjectId, partition: ObjectId) =>
  objectId('partition-part', [whole, partition]);

/** The table of a part: the partition. */
export function partitionOf({ name }: Part): ObjectId {
  return name[1] as ObjectId;
}

/** Whether the name is one that PostgreSQL gives: another one of these would be as right. */
export function hasUsualName({ attributes: { name }, details }: Part): boolean {
  const { usual } = details as unknown as PartDetails;
  return usual.some((one) => name.startsWith(one) && /^\d*$/.test(name.slice(one.length)));
}

/** The name that it has once it is made. */
export function newName({ details }: Part): string {
  return (details as unknown as PartDetails).usual[0]!;
}
