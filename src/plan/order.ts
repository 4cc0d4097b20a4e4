import type { KindRegistry } from '../kinds/kind.ts';
import { takenNames } from '../kinds/takenNames.ts';
import { type Change, subjectOf } from '../model/change.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { Statement } from '../model/plan.ts';
import { addLostParts } from './addLostParts.ts';
import { type ChangeIndex, carriedBy, indexChanges } from './changeIndex.ts';
import type { Emission } from './emit.ts';
import { Graph } from './graph.ts';
import { comparePlaces, groupedPlaceOf, placeOf } from './place.ts';
import type { PlanInput } from './planInput.ts';

/** Puts the statements in an order that satisfies every dependency, and otherwise reads well. */
export function order(
  emissions: readonly Emission[],
  input: PlanInput,
  kinds: KindRegistry,
): readonly Statement[] {
  const sorted = inPlaces(emissions, input, kinds);
  const nodes = new Map(sorted.map((emission, node) => [emission, node]));
  const graph = new Graph(sorted.map(describe));
  const index = indexChanges(sorted, kinds);
  for (const [node, emission] of sorted.entries()) {
    if (emission.follows) addFollowing(graph, node, nodes.get(emission.follows)!, index);
    else addDependencies(graph, node, emission, { input, index, kinds });
  }
  addRenames(graph, sorted);
  addLastDrops(graph, input, index, kinds);
  addKept(graph, sorted, input, index);
  addNameConflicts(graph, sorted, kinds);
  addSuccessions(graph, sorted, kinds);
  addLostParts(graph, sorted, input, index, kinds);
  for (const [node, emission] of sorted.entries()) addPartings(graph, node, emission, index);
  for (const [node, emission] of sorted.entries()) addWishes(graph, node, emission, index);
  for (const [node, emission] of sorted.entries()) addKeepingFirst(graph, node, emission, input, index);
  addLettingGo(graph, input, index);
  for (const [node, emission] of sorted.entries()) addNewStarts(graph, node, emission, input, index);
  return graph.sort().flatMap((node) => sorted[node]!.statements);
}

function inPlaces(
  emissions: readonly Emission[],
  { grouped, after }: PlanInput,
  kinds: KindRegistry,
): readonly Emission[] {
  return emissions
    .map((emission) => ({
      emission,
      place: grouped ? groupedPlaceOf(emission, after, kinds) : placeOf(emission, kinds),
    }))
    .sort((left, right) => comparePlaces(left.place, right.place))
    .map(({ emission }) => emission);
}

function describe(emission: Emission): string {
  return `${emission.change.type} ${subjectOf(emission.change).id}`;
}

interface Circumstances {
  readonly input: PlanInput;
  readonly index: ChangeIndex;
  readonly kinds: KindRegistry;
}

function addDependencies(
  graph: Graph,
  node: number,
  emission: Emission,
  { input, index, kinds }: Circumstances,
): void {
  const required = index.requires[node]!;
  for (const change of carriedBy(emission)) {
    const object = subjectOf(change);
    if (change.type === 'create' || change.type === 'alter') {
      for (const id of [...needsOf(change.after), ...required]) {
        graph.before(index.creates.get(id), node);
        graph.before(index.renames.get(id), node);
      }
      // What has gone is required to have gone.
      for (const id of required)
        if (!index.creates.has(id)) graph.before(index.lastDrops.get(id) ?? index.drops.get(id), node);
      for (const id of needsOf(change.after)) {
        for (const alter of index.alters.get(id) ?? []) {
          // What is altered only to belong to this object can be used as it is.
          if (!index.requires[alter]!.includes(object.id)) graph.before(alter, node);
        }
      }
      graph.before(index.renames.get(object.id), node);
    }
    if (change.type === 'create') graph.before(index.drops.get(object.id), node);
    if (change.type === 'drop') graph.before(index.renames.get(object.id), node);
    if (change.type === 'rename') {
      for (const id of required) graph.before(index.creates.get(id), node);
      continue;
    }
    if (change.type === 'alter') {
      const [first, second] = index.alters.get(object.id) ?? [];
      graph.before(first, second);
    }
    // What used an object lets go of it before it is dropped or altered.
    if (change.type === 'create') continue;
    if (change.type === 'drop' && kinds.kindOf(object.kind).statements.goesWithAny) continue;
    for (const id of lostNeeds(change, input)) {
      graph.before(node, index.lastDrops.get(id) ?? index.drops.get(id));
      for (const alter of index.alters.get(id) ?? []) {
        // It would be dropped with what it goes along with.
        if (index.leaves[alter] === object.id) graph.before(alter, node);
        else if (change.type !== 'drop' || id !== object.parent) graph.before(node, alter);
      }
    }
  }
}

/** A later part of a change waits for the first and for what its statements require. */
function addFollowing(graph: Graph, node: number, first: number, index: ChangeIndex): void {
  graph.before(first, node);
  for (const id of index.requires[node]!) {
    graph.before(index.creates.get(id), node);
    graph.before(index.renames.get(id), node);
  }
}

/** What has stepped aside, or is under what was put aside, goes when nothing rests on it any more. */
function addLastDrops(graph: Graph, input: PlanInput, index: ChangeIndex, kinds: KindRegistry): void {
  const { lastDrops, handovers } = index;
  if (lastDrops.size === 0 && handovers.size === 0) return;
  for (const object of input.before.values()) {
    const last = lastDrops.get(object.id);
    const nodes = last === undefined ? (index.alters.get(object.id) ?? []) : [last];
    for (const node of nodes) for (const id of needsOf(object)) graph.before(node, lastDrops.get(id));
    const handover = handovers.get(object.id);
    if (kinds.kindOf(object.kind).statements.goesWithAny) continue;
    for (const id of needsOf(object)) graph.before(handover, goesAt(id, index));
  }
}

/** What is put aside rests on all that rested under what it holds, until it goes. */
function addKept(graph: Graph, emissions: readonly Emission[], input: PlanInput, index: ChangeIndex): void {
  for (const { keeps } of emissions.flatMap(({ statements }) => statements)) {
    if (!keeps) continue;
    const needs = keeps.objects.flatMap((id) => input.before.get(id)?.dependsOn ?? []);
    for (const id of needs) graph.before(holdsUntil(keeps.by, index), goesAt(id, index));
  }
}

/** It is put aside before that changes, and comes back when what it no longer holds is gone. */
function addKeepingFirst(
  graph: Graph,
  node: number,
  { statements }: Emission,
  input: PlanInput,
  index: ChangeIndex,
): void {
  for (const { keeps } of statements) {
    for (const id of keeps?.objects ?? []) {
      for (const alter of index.alters.get(id) ?? []) graph.prefer(node, alter);
      graph.prefer(node, index.drops.get(id));
      graph.prefer(index.drops.get(id), holdsUntil(keeps!.by, index));
      // What is made anew at once, since nothing else outlives it.
      for (const need of input.before.get(id)?.dependsOn ?? [])
        graph.prefer(holdsUntil(keeps!.by, index), index.drops.get(need));
    }
  }
}

/** What has no successor in what was put aside: its values need not stand what becomes of its type. */
function addLettingGo(graph: Graph, input: PlanInput, index: ChangeIndex): void {
  for (const [id, handover] of index.handovers) {
    const object = input.after.has(id) ? undefined : input.before.get(id);
    for (const need of object?.dependsOn ?? [])
      for (const alter of index.alters.get(need) ?? []) graph.prefer(handover, alter);
  }
}

/** Made anew while it is still there, a foreign key would take the key that is about to go. */
function addNewStarts(
  graph: Graph,
  node: number,
  emission: Emission,
  input: PlanInput,
  index: ChangeIndex,
): void {
  if (emission.follows) return;
  for (const change of carriedBy(emission)) {
    if (change.type !== 'create' || index.handovers.has(change.after.id)) continue;
    for (const id of lostNeeds(change, input)) graph.prefer(index.drops.get(id), node);
  }
}

/** When what an object held, that was put aside, is in its successor or where it belongs. */
function holdsUntil(id: ObjectId, { handovers, lastDrops }: ChangeIndex): number | undefined {
  return handovers.get(id) ?? lastDrops.get(id);
}

/** When an object is gone for good; undefined where it is not, or makes room for its successor at once. */
function goesAt(id: ObjectId, { lastDrops, handovers, drops, creates }: ChangeIndex): number | undefined {
  return lastDrops.get(id) ?? handovers.get(id) ?? (creates.has(id) ? undefined : drops.get(id));
}

function needsOf(object: SchemaObject): readonly ObjectId[] {
  return object.parent ? [object.parent, ...object.dependsOn] : object.dependsOn;
}

/** What an object depended on before a change and no longer does afterwards. */
function lostNeeds(change: Change, input: PlanInput): readonly ObjectId[] {
  const before = change.type === 'alter' ? change.before : input.before.get(subjectOf(change).id);
  if (!before) return [];
  const wanted = change.type === 'drop' ? undefined : change.after;
  const kept = new Set(wanted ? needsOf(wanted) : []);
  return needsOf(before).filter((id) => !kept.has(id));
}

/** A part goes before the whole changes, unless others still use it by then. */
function addPartings(graph: Graph, node: number, emission: Emission, index: ChangeIndex): void {
  for (const change of carriedBy(emission)) {
    const { id, parent } = subjectOf(change);
    if (change.type !== 'drop' || parent === undefined) continue;
    const alters = (index.alters.get(parent) ?? []).filter((alter) => index.leaves[alter] !== id);
    for (const alter of alters) graph.prefer(node, alter);
  }
}

/** What a statement would rather find there already, as far as that is possible. */
function addWishes(graph: Graph, node: number, emission: Emission, index: ChangeIndex): void {
  for (const id of emission.statements.flatMap((statement) => statement.prefers ?? [])) {
    graph.prefer(index.creates.get(id), node);
    graph.prefer(index.handovers.get(id), node);
    for (const alter of index.alters.get(id) ?? []) graph.prefer(alter, node);
  }
}

/** Renames come in the order in which one makes way for the other. */
function addRenames(graph: Graph, emissions: readonly Emission[]): void {
  let last: number | undefined;
  emissions.forEach(({ change }, node) => {
    if (change.type !== 'rename') return;
    graph.before(last, node);
    last = node;
  });
}

/** What goes leaves its room to what comes. */
function addSuccessions(graph: Graph, emissions: readonly Emission[], kinds: KindRegistry): void {
  const roomOf = (object: SchemaObject) => kinds.kindOf(object.kind).statements.occupies?.(object);
  const leavers = new Map<ObjectId, number[]>();
  emissions.forEach(({ change, follows }, node) => {
    const room = change.type === 'drop' && !follows ? roomOf(change.before) : undefined;
    if (room !== undefined) leavers.set(room, [...(leavers.get(room) ?? []), node]);
  });
  emissions.forEach(({ change, follows }, node) => {
    const room = change.type === 'create' && !follows ? roomOf(change.after) : undefined;
    for (const leaver of room === undefined ? [] : (leavers.get(room) ?? [])) graph.before(leaver, node);
  });
}

/** A name is free for its next holder only when the last one is gone, whatever kinds the two are of. */
function addNameConflicts(graph: Graph, emissions: readonly Emission[], kinds: KindRegistry): void {
  const releasers = new Map<string, number>();
  emissions.forEach((emission, node) => {
    if (emission.follows) return;
    for (const change of carriedBy(emission)) {
      if (change.type !== 'drop' && change.type !== 'rename') continue;
      for (const name of takenNames(change.before, kinds)) releasers.set(name, node);
    }
  });
  emissions.forEach((emission, node) => {
    for (const change of carriedBy(emission)) {
      if (change.type !== 'create') continue;
      for (const name of takenNames(change.after, kinds)) graph.before(releasers.get(name), node);
    }
  });
}
