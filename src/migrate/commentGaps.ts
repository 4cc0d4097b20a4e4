import type { ScriptStatement, SplitScript } from '../sql/splitStatements.ts';

/** A comment between the statements of a script. */
export interface PlacedComment {
  readonly text: string;
  readonly start: number;
}

/** The comments between two statements. */
export interface CommentGap {
  readonly comments: readonly PlacedComment[];
  /** The statement that they stand over; absent behind the last one. */
  readonly over?: ScriptStatement;
}

/** The comments over each statement and behind the last, each with its place in the text. */
export function commentGaps(text: string, { statements, trailing }: SplitScript): readonly CommentGap[] {
  return [
    ...statements.map((over, index) => ({
      comments: placed(text, over.comments, statements[index - 1]?.end ?? 0),
      over,
    })),
    { comments: placed(text, trailing, statements.at(-1)?.end ?? 0) },
  ];
}

function placed(text: string, comments: readonly string[], from: number): readonly PlacedComment[] {
  let next = from;
  return comments.map((comment) => {
    const start = text.indexOf(comment, next);
    next = start + comment.length;
    return { text: comment, start };
  });
}
