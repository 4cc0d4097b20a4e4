import { subjectOf } from '../model/change.ts';
import type { ObjectId } from '../model/object.ts';
import type { Statement } from '../model/plan.ts';

/** What gives rows their values, and what makes that last: the triggers of the time between two migrations. */
export interface Fills {
  readonly statements: readonly Statement[];
  readonly triggers: ReadonlySet<ObjectId>;
}

/**
 * Rows get their values before indexes are built beside the application: an index on what is filled would be written row by
 * row. What makes each row right comes before that.
 */
export function withFills(
  statements: readonly Statement[],
  { statements: fills, triggers }: Fills,
): readonly Statement[] {
  const found = statements.findIndex(({ transaction }) => transaction === 'outside');
  const cut = found < 0 ? statements.length : found;
  const isTrigger = ({ changes }: Statement) => changes.every((change) => triggers.has(subjectOf(change).id));
  const late = statements.slice(cut);
  return [
    ...statements.slice(0, cut),
    ...late.filter(isTrigger),
    ...fills,
    ...late.filter((one) => !isTrigger(one)),
  ];
}
