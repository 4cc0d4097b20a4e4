import type { Rendering } from '../rendering.ts';
import type { Comment } from './object.ts';

/** A comment becomes the `///` lines above the line of what it is on. */
export const commentRendering: Rendering<Comment> = {
  render(comments, draft) {
    for (const comment of comments) draft.document(comment, comment.parent!, comment.attributes.text);
  },
};
