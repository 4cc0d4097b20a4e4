import type { ObjectId } from '../model/object.ts';

/** One object under two names. */
export interface RenamePair {
  /** Its name in the schema before; its parents may stand in it under their old or their new names. */
  readonly before: ObjectId;
  /** The name in the schema after. */
  readonly after: ObjectId;
}
