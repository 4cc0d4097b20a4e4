import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { PlanContext } from './planContext.ts';

/**
 * Whether the parent of an object could never go together with it: the object rests on something that goes too, and
 * that rests on the parent (a policy that reads a view of its own table).
 */
export function waitsForItself(object: SchemaObject, context: PlanContext): boolean {
  const seen = new Set(object.dependsOn.filter((id) => context.drops(id) && !isWithinParent(id)));
  for (const id of seen) {
    const other = context.before.get(id);
    for (const need of other ? [...other.dependsOn, ...(other.parent ? [other.parent] : [])] : []) {
      if (isWithinParent(need)) return true;
      seen.add(need);
    }
  }
  return false;

  function isWithinParent(id: ObjectId): boolean {
    for (let at: ObjectId | undefined = id; at; at = context.before.get(at)?.parent) {
      if (at === object.parent) return true;
    }
    return false;
  }
}
