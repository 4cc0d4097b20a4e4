import { subjectOf } from '../model/change.ts';
import type { ObjectId, Schema } from '../model/object.ts';
import type { Statement } from '../model/plan.ts';
import type { PlanContext } from './planContext.ts';

/**
 * Leaves out the locks on objects that the same plan creates, which block nobody, and the hazards of statements on
 * them: there are no rows yet.
 */
export function withoutIdleLocks(statement: Statement, after: Schema, context: PlanContext): Statement {
  const { locks, hazards, ...rest } = statement;
  const waiting = (locks ?? []).filter((lock) => !isNew(lock.on));
  const onNew = statement.changes.every(
    (change) => change.type === 'create' && isNew(subjectOf(change).parent),
  );
  return {
    ...rest,
    ...(waiting.length > 0 ? { locks: waiting } : {}),
    ...(hazards && !onNew ? { hazards } : {}),
  };

  /** Created by the plan, or a part of what is. */
  function isNew(id: ObjectId | undefined): boolean {
    if (id === undefined) return false;
    return context.creates(id) || isNew(after.get(id)?.parent);
  }
}
