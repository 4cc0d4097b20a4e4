import type { Source } from '../source/source.ts';

/** A stretch of a source that gets another text. */
export interface TextEdit {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a source after edits; those at one place come in their order, what is put in before what is taken out.
 * What lies inside a stretch that goes is gone with it.
 */
export function applyEdits(source: Source, edits: readonly TextEdit[]): string {
  const own = edits.filter((edit) => edit.source === source).toSorted(byPlace);
  let text = '';
  let at = 0;
  for (const { start, end, text: replacement } of own) {
    if (start < at) continue;
    text += source.text.slice(at, start) + replacement;
    at = end;
  }
  return text + source.text.slice(at);
}

function byPlace(left: TextEdit, right: TextEdit): number {
  const isInsertion = ({ start, end }: TextEdit) => start === end;
  return left.start - right.start || Number(isInsertion(right)) - Number(isInsertion(left));
}
