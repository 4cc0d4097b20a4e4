import type { KindRegistry } from '../kinds/kind.ts';
import { subjectOf } from '../model/change.ts';
import type { ObjectId } from '../model/object.ts';
import { type ChangeIndex, carriedBy } from './changeIndex.ts';
import type { Emission } from './emit.ts';
import type { Graph } from './graph.ts';
import { type LostPart, lostParts } from './lostParts.ts';
import type { PlanInput } from './planInput.ts';

/**
 * A value of a composite type has as many parts as the type: what speaks of such values as they are to be (a default, a
 * check) comes when the lost parts are gone, unless it takes over what they hold.
 */
export function addLostParts(
  graph: Graph,
  emissions: readonly Emission[],
  input: PlanInput,
  index: ChangeIndex,
  kinds: KindRegistry,
): void {
  for (const lost of lostParts(input, kinds)) {
    const drop = index.drops.get(lost.part.id);
    const users = emissions.flatMap((emission, node) => (speaksOf(emission, lost) ? [node] : []));
    const letsGo = (node: number) => index.alters.get(idOf(emissions[node]!))?.at(-2) === node;
    for (const node of users.filter(letsGo)) graph.before(node, drop);
    for (const node of users) graph.prefer(drop, node);
  }
}

function idOf({ change }: Emission): ObjectId {
  return subjectOf(change).id;
}

function speaksOf(emission: Emission, { part, users }: LostPart): boolean {
  if (emission.follows || takesOver(emission, part.name.at(-1)!)) return false;
  return carriedBy(emission).some((change) => {
    if (change.type !== 'create' && change.type !== 'alter') return false;
    return change.after.parent !== part.parent && users.has(change.after.id);
  });
}

/** Whether its SQL for the rows that are there may read the part. */
function takesOver({ statements }: Emission, part: string): boolean {
  return statements.some(
    ({ fills, alteration, sql }) =>
      (fills !== undefined || alteration?.readsColumns === true) && sql.text().includes(part),
  );
}
