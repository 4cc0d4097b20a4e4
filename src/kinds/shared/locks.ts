import type { ObjectId } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import type { LockMode } from '../../sql/lockModes.ts';

type Locks = NonNullable<Action['locks']>;

/** One lock of this mode on each of the objects, each named once. */
export function locks(mode: LockMode, ...objects: readonly ObjectId[]): Locks {
  return [...new Set(objects)].map((on) => ({ mode, on }));
}
