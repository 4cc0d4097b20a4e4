import type { KindRegistry } from '../kinds/kind.ts';
import type { Change } from '../model/change.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { emit } from './emit.ts';
import { expandRenames } from './expandRenames.ts';
import { expandReplacements } from './expandReplacements.ts';
import { inStages, inSteps } from './inStages.ts';
import { joinAlterations } from './joinAlterations.ts';
import { order } from './order.ts';
import { planContext } from './planContext.ts';
import type { PlanInput } from './planInput.ts';
import { releaseFromLostParts } from './releaseFromLostParts.ts';
import { withoutIdleLocks } from './withoutIdleLocks.ts';

/**
 * The statements that carry out the changes, in an order in which they can run: what depends on a replaced object is
 * rebuilt, nothing is used before it is there, and what holds data is dropped last. The same input gives the same
 * plan. Throws when statements wait for each other: that is a bug of a kind.
 */
export function plan(input: PlanInput, kinds: KindRegistry): Plan {
  const expanded = expandReplacements({ ...input, changes: releaseFromLostParts(input, kinds) }, kinds);
  const renames = expanded.filter((change) => change.type === 'rename');
  const changes: readonly Change[] = [
    ...expandRenames(renames, input, kinds),
    ...expanded.filter((change) => change.type !== 'rename'),
  ];
  const context = planContext({ ...input, changes }, kinds);
  const emitted = emit(changes, context, kinds);
  const ordered = order(emitted, { ...input, changes }, kinds);
  const blocking = ordered.map((statement) => withoutIdleLocks(statement, input.after, context));
  return {
    statements: input.online ? inSteps(joinAlterations(inStages(blocking))) : joinAlterations(blocking),
    preconditions: changes.flatMap((change) => {
      if (change.type === 'rename') return [];
      if (change.type === 'drop')
        return context.dropsParentOf(change.before)
          ? []
          : (kinds.kindOf(change.before.kind).statements.checkDrop?.(change.before, context) ?? []);
      const before = change.type === 'alter' ? { before: change.before } : {};
      return (
        kinds.kindOf(change.after.kind).statements.check?.({ ...before, after: change.after }, context) ?? []
      );
    }),
    losses: changes.flatMap((change) => {
      if (change.type !== 'drop' || goesWithParent(change.before)) return [];
      const loss = kinds.kindOf(change.before.kind).statements.losesData?.(change.before, context);
      return loss ? [{ subject: change.before, ...loss }] : [];
    }),
  };

  /** Not where the parent is only made anew. */
  function goesWithParent(object: SchemaObject): boolean {
    return context.dropsParentOf(object) && !context.creates(object.parent!);
  }
}
