import type { PartRename } from './renamePair.ts';

/** Hints about names in one place: those of what is there, and what is wanted under which name until now. */
interface HintedNames {
  readonly hints: readonly PartRename[];
  readonly present: (name: string) => boolean;
}

export interface PendingRenames {
  readonly pending: readonly PartRename[];
  /** The new name is there, and its holder stays or goes with the rest of a circle. */
  readonly settled: readonly PartRename[];
  /** Names that change round: whether they have, no look at the names can tell. */
  readonly circular: readonly PartRename[];
}

/**
 * Which renames are still to be made: those whose old name is there and whose new name is free, or is given up by
 * another rename that is still to be made.
 */
export function pendingRenames({ hints, present }: HintedNames): PendingRenames {
  const possible = hints.filter(({ before }) => present(before));
  const pending = new Set(possible.filter(({ after }) => !present(after)));
  const byOldName = new Map(possible.map((hint) => [hint.before, hint]));
  const byNewName = new Map(possible.map((hint) => [hint.after, hint]));
  // A rename that is pending frees its old name for the next in the chain.
  for (const hint of pending) {
    const next = byNewName.get(hint.before);
    if (next) pending.add(next);
  }
  const circular = possible.filter((hint) => !pending.has(hint) && isInCircle(hint, byOldName));
  const isOpen = (hint: PartRename) => pending.has(hint) || circular.includes(hint);
  return {
    pending: possible.filter((hint) => pending.has(hint)),
    settled: hints.filter((hint) => present(hint.after) && !isOpen(hint)),
    circular,
  };
}

function isInCircle(start: PartRename, byOldName: ReadonlyMap<string, PartRename>): boolean {
  const seen = new Set<PartRename>();
  for (let hint = byOldName.get(start.after); hint && !seen.has(hint); hint = byOldName.get(hint.after)) {
    if (hint === start) return true;
    seen.add(hint);
  }
  return false;
}
