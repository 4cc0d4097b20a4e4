import type { KindRegistry } from '../kinds/kind.ts';
import { allDependants } from '../model/dependants.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { PlanInput } from './planInput.ts';

/** A part that goes while what it shapes stays: an attribute of a composite type. */
export interface LostPart {
  readonly part: SchemaObject;
  /** What rests on the whole, before or after, however indirectly. */
  readonly users: ReadonlySet<ObjectId>;
}

export function lostParts({ before, after, changes }: PlanInput, kinds: KindRegistry): readonly LostPart[] {
  return changes.flatMap((change) => {
    if (change.type !== 'drop') return [];
    const part = change.before;
    const { shapesParent } = kinds.kindOf(part.kind).statements;
    if (!shapesParent || !before.has(part.parent!) || !after.has(part.parent!)) return [];
    const whole = part.parent!;
    const users = [before, after].flatMap((schema) => [...allDependants([whole], schema)]);
    return [{ part, users: new Set([whole, ...users]) }];
  });
}
