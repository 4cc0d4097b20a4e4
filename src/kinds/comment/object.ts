import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

export interface CommentAttributes {
  readonly text: string;
}
export type Comment = SchemaObject<'comment', CommentAttributes>;

/** `name: [target]`, parent: the object that is commented on. */
export const commentId = (target: ObjectId) => objectId('comment', [target]);
