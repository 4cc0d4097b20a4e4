import type { ScriptStatement, SplitScript } from '../sql/splitStatements.ts';

/** A comment between the statements of a script. */
export interface PlacedComment {
  readonly text: string;
  readonly start: number;
  /** The statement that it stands over; absent behind the last one. */
  readonly over?: ScriptStatement;
}

/** The comments between statements, each with its place in the text. */
export function commentPlaces(text: string, { statements, trailing }: SplitScript): readonly PlacedComment[] {
  const gaps = [
    ...statements.map((over, index) => ({
      from: statements[index - 1]?.end ?? 0,
      comments: over.comments,
      over,
    })),
    { from: statements.at(-1)?.end ?? 0, comments: trailing },
  ];
  return gaps.flatMap(({ from, comments, ...rest }) => {
    let next = from;
    return comments.map((comment) => {
      const start = text.indexOf(comment, next);
      next = start + comment.length;
      return { text: comment, start, ...rest };
    });
  });
}
