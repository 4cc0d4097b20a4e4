import type { Interim, OwnChange } from '../phases.ts';
import type { Enum } from './object.ts';

/** New values are there at once; what goes is written by the older application yet. */
export function enumInterim(change: OwnChange<Enum>): Interim<Enum> {
  if (change.type === 'create') return { object: change.after };
  const isWider =
    change.type === 'alter' &&
    change.before.attributes.values.every((value) => change.after.attributes.values.includes(value));
  return { object: isWider ? change.after : change.before };
}
