import type { ObjectId } from '../model/object.ts';

/** The names that a document already has for objects; the others are settled around them. */
export interface KnownNames {
  readonly blocks: ReadonlyMap<ObjectId, string>;
  /** By column. */
  readonly fields: ReadonlyMap<ObjectId, string>;
  /** By enum, and then by value as the database stores it. */
  readonly values: ReadonlyMap<ObjectId, ReadonlyMap<string, string>>;
  /** By foreign key, or by the table between the two sides. */
  readonly relations: ReadonlyMap<ObjectId, KnownRelation>;
  /** By table: the fields that are no columns, whose names no column can have. */
  readonly relationFields: ReadonlyMap<ObjectId, ReadonlySet<string>>;
}

export interface KnownRelation {
  /** The field on the side that has the foreign key. */
  readonly field?: string;
  readonly opposite?: string;
  /** The name of the relation. */
  readonly title?: string;
}

export const noNames: KnownNames = {
  blocks: new Map(),
  fields: new Map(),
  values: new Map(),
  relations: new Map(),
  relationFields: new Map(),
};
