import type { KindRegistry } from '../kinds/kind.ts';
import type { Change } from '../model/change.ts';
import { changedAttributes } from '../model/changedAttributes.ts';
import { inPlaceOf } from './inPlaceOf.ts';
import { lostParts } from './lostParts.ts';
import type { PlanInput } from './planInput.ts';

/** What speaks of a value that loses a part lets go of that first, where it speaks otherwise of it afterwards. */
export function releaseFromLostParts(input: PlanInput, kinds: KindRegistry): readonly Change[] {
  const lost = lostParts(input, kinds);
  if (lost.length === 0) return input.changes;
  return input.changes.flatMap((change) => {
    if (change.type !== 'alter' || !lost.some(({ users }) => users.has(change.after.id))) return [change];
    const released = kinds.kindOf(change.before.kind).release?.(change.before);
    if (!released || released === 'rebuild') return [change];
    const attributes = changedAttributes(change.before, released);
    if (!attributes.some((name) => change.attributes.includes(name))) return [change];
    const gone = new Set(lost.map(({ part }) => part.id));
    const dependsOn = released.dependsOn.filter((id) => !gone.has(id));
    const between = inPlaceOf(change.after, { ...released, dependsOn });
    return [
      { type: 'alter', before: change.before, after: between, attributes },
      { ...change, before: between, attributes: changedAttributes(between, change.after) },
    ];
  });
}
