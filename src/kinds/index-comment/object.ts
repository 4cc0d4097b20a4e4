import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

export interface IndexCommentAttributes {
  readonly text: string;
}
/** A comment on the index behind a key, which can have one of its own. */
export type IndexComment = SchemaObject<'index-comment', IndexCommentAttributes>;

/** `name: [key]`, parent: the key. */
export const indexCommentId = (key: ObjectId) => objectId('index-comment', [key]);
