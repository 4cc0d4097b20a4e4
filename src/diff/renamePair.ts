import type { ObjectId } from '../model/object.ts';

/** One object under two names. */
export interface RenamePair {
  /** Its id in the schema before. */
  readonly before: ObjectId;
  /** Its id in the schema after. */
  readonly after: ObjectId;
  /** Names inside it that change as well: the values of an enum. */
  readonly parts?: readonly PartRename[];
}

/** A name inside an object, before and after. */
export interface PartRename {
  readonly before: string;
  readonly after: string;
}
