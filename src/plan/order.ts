import type { KindRegistry } from '../kinds/kind.ts';
import { type Change, subjectOf } from '../model/change.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { Statement } from '../model/plan.ts';
import type { Emission } from './emit.ts';
import { Graph } from './graph.ts';
import type { PlanInput } from './planInput.ts';

/** Puts the statements in an order that satisfies every dependency, and otherwise reads well. */
export function order(
  emissions: readonly Emission[],
  input: PlanInput,
  kinds: KindRegistry,
): readonly Statement[] {
  const sorted = [...emissions].sort((left, right) => comparePlaces(placeOf(left), placeOf(right)));
  const graph = new Graph(sorted.map(describe));
  const index = indexChanges(sorted);
  for (const [node, emission] of sorted.entries()) {
    if (emission.follows) addFollowing(graph, node, emission, sorted.indexOf(emission.follows), index);
    else addDependencies(graph, node, emission, input, index);
  }
  addNameConflicts(graph, sorted, kinds);
  addSuccessions(graph, sorted, kinds);
  for (const [node, emission] of sorted.entries()) addWishes(graph, node, emission, index);
  return graph.sort().flatMap((node) => sorted[node]!.statements);

  /**
   * Renames first; then drops of what only rests on others; what is made and altered; last the drops of what holds
   * data, and of what others may still rest on until then: types, sequences, extensions.
   */
  function placeOf(emission: Emission): Place {
    const object = subjectOf(emission.change);
    const rank = kinds.rank(object.kind);
    const tie = `${object.parent ?? ''} ${String(object.order ?? 0).padStart(6, '0')} ${object.id}`;
    switch (emission.change.type) {
      case 'rename':
        return { phase: 0, rank, tie };
      case 'drop':
        return { phase: dropsLast(object) ? 3 : 1, rank: -rank, tie };
      default:
        return { phase: 2, rank, tie };
    }
  }

  function dropsLast({ kind, parent }: SchemaObject): boolean {
    const { dropsFirst, losesData } = kinds.kindOf(kind).statements;
    return (parent === undefined && !dropsFirst) || losesData !== undefined;
  }
}

interface Place {
  readonly phase: number;
  readonly rank: number;
  readonly tie: string;
}

function comparePlaces(left: Place, right: Place): number {
  const place = left.phase - right.phase || left.rank - right.rank;
  if (place !== 0 || left.tie === right.tie) return place;
  return left.tie < right.tie ? -1 : 1;
}

function describe(emission: Emission): string {
  return `${emission.change.type} ${subjectOf(emission.change).id}`;
}

/** Which emission creates, alters, renames or drops an object. */
interface ChangeIndex {
  readonly creates: ReadonlyMap<ObjectId, number>;
  /** Two where it lets go of something and takes it back, in this order. */
  readonly alters: ReadonlyMap<ObjectId, readonly number[]>;
  readonly drops: ReadonlyMap<ObjectId, number>;
  readonly renames: ReadonlyMap<ObjectId, number>;
}

function indexChanges(emissions: readonly Emission[]): ChangeIndex {
  const index = {
    create: new Map<ObjectId, number>(),
    drop: new Map<ObjectId, number>(),
    rename: new Map<ObjectId, number>(),
  };
  const alters = new Map<ObjectId, number[]>();
  emissions.forEach((emission, node) => {
    if (emission.follows) return;
    const carried = emission.statements[0]?.changes ?? [emission.change];
    for (const change of carried) {
      const { id } = subjectOf(change);
      if (change.type !== 'alter') index[change.type].set(id, node);
      else alters.set(id, [...(alters.get(id) ?? []), node]);
    }
  });
  return { creates: index.create, alters, drops: index.drop, renames: index.rename };
}

function addDependencies(
  graph: Graph,
  node: number,
  emission: Emission,
  input: PlanInput,
  index: ChangeIndex,
): void {
  const required = emission.statements.flatMap((statement) => statement.requires ?? []);
  for (const change of emission.statements[0]?.changes ?? [emission.change]) {
    const object = subjectOf(change);
    if (change.type === 'create' || change.type === 'alter') {
      for (const id of [...needsOf(change.after), ...required]) {
        graph.before(index.creates.get(id), node);
        graph.before(index.renames.get(id), node);
      }
      for (const id of needsOf(change.after))
        for (const alter of index.alters.get(id) ?? []) graph.before(alter, node);
      graph.before(index.renames.get(object.id), node);
    }
    if (change.type === 'create') graph.before(index.drops.get(object.id), node);
    if (change.type === 'rename') graph.before(index.renames.get(object.parent ?? object.id), node);
    if (change.type === 'alter') {
      const [first, second] = index.alters.get(object.id) ?? [];
      graph.before(first, second);
    }
    // What used an object lets go of it before it is dropped or altered.
    const released = lostNeeds(change, input);
    for (const id of released) {
      // Made anew while it is still there, a foreign key would take the key that is about to go.
      if (change.type === 'create') graph.before(index.drops.get(id), node);
      else {
        graph.before(node, index.drops.get(id));
        for (const alter of index.alters.get(id) ?? []) graph.before(node, alter);
      }
    }
  }
}

/** A later part of a change waits for the first and for what its statements require. */
function addFollowing(
  graph: Graph,
  node: number,
  emission: Emission,
  first: number,
  index: ChangeIndex,
): void {
  graph.before(first, node);
  for (const id of emission.statements.flatMap((statement) => statement.requires ?? [])) {
    graph.before(index.creates.get(id), node);
    graph.before(index.renames.get(id), node);
  }
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

/** What a statement would rather find there already, as far as that is possible. */
function addWishes(graph: Graph, node: number, emission: Emission, index: ChangeIndex): void {
  for (const id of emission.statements.flatMap((statement) => statement.prefers ?? []))
    graph.prefer(index.creates.get(id), node);
}

/** A name is free for its next holder only when the last one is gone, whatever kinds the two are of. */
function addNameConflicts(graph: Graph, emissions: readonly Emission[], kinds: KindRegistry): void {
  const leavers = new Map<string, number[]>();
  emissions.forEach(({ change }, node) => {
    if (change.type !== 'drop' && change.type !== 'rename') return;
    const name = takenName(change.before, kinds);
    leavers.set(name, [...(leavers.get(name) ?? []), node]);
  });
  emissions.forEach(({ change }, node) => {
    if (change.type !== 'create' && change.type !== 'rename') return;
    for (const leaver of leavers.get(takenName(change.after, kinds)) ?? []) graph.before(leaver, node);
  });
}

/** What goes leaves its room to what comes. */
function addSuccessions(graph: Graph, emissions: readonly Emission[], kinds: KindRegistry): void {
  const roomOf = (object: SchemaObject) => kinds.kindOf(object.kind).statements.occupies?.(object);
  const leavers = new Map<ObjectId, number[]>();
  emissions.forEach(({ change }, node) => {
    const room = change.type === 'drop' ? roomOf(change.before) : undefined;
    if (room !== undefined) leavers.set(room, [...(leavers.get(room) ?? []), node]);
  });
  emissions.forEach(({ change, follows }, node) => {
    const room = change.type === 'create' && !follows ? roomOf(change.after) : undefined;
    for (const leaver of room === undefined ? [] : (leavers.get(room) ?? [])) graph.before(leaver, node);
  });
}

/** A name where no two objects may have it: in the schema, or among the parts of one object. */
function takenName({ kind, name, parent }: SchemaObject, kinds: KindRegistry): string {
  const within = kinds.kindOf(kind).statements.namesWithin === 'parent' ? [kind, parent] : [name[0]];
  return JSON.stringify([...within, name.at(-1)]);
}
