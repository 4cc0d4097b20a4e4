import type { KindRegistry } from '../kinds/kind.ts';
import { subjectOf } from '../model/change.ts';
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
  addNameConflicts(graph, sorted);
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
    return parent === undefined || kinds.kindOf(kind).statements.losesData !== undefined;
  }
}

interface Place {
  readonly phase: number;
  readonly rank: number;
  readonly tie: string;
}

function comparePlaces(left: Place, right: Place): number {
  return left.phase - right.phase || left.rank - right.rank || (left.tie < right.tie ? -1 : 1);
}

function describe(emission: Emission): string {
  return `${emission.change.type} ${subjectOf(emission.change).id}`;
}

/** Which emission creates, alters, renames or drops an object. */
interface ChangeIndex {
  readonly creates: ReadonlyMap<ObjectId, number>;
  readonly alters: ReadonlyMap<ObjectId, number>;
  readonly drops: ReadonlyMap<ObjectId, number>;
  readonly renames: ReadonlyMap<ObjectId, number>;
}

function indexChanges(emissions: readonly Emission[]): ChangeIndex {
  const index = {
    create: new Map<ObjectId, number>(),
    alter: new Map<ObjectId, number>(),
    drop: new Map<ObjectId, number>(),
    rename: new Map<ObjectId, number>(),
  };
  emissions.forEach((emission, node) => {
    if (emission.follows) return;
    const carried = emission.statements[0]?.changes ?? [emission.change];
    for (const change of carried) index[change.type].set(subjectOf(change).id, node);
  });
  return { creates: index.create, alters: index.alter, drops: index.drop, renames: index.rename };
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
      for (const id of needsOf(change.after)) graph.before(index.alters.get(id), node);
      graph.before(index.renames.get(object.id), node);
    }
    if (change.type === 'create') graph.before(index.drops.get(object.id), node);
    if (change.type === 'rename') graph.before(index.renames.get(object.parent ?? object.id), node);
    const old = input.before.get(object.id);
    if (!old) continue;
    // What used an object lets go of it before it is dropped or altered.
    const released = change.type === 'drop' ? needsOf(old) : lostNeeds(old, input);
    for (const id of released) {
      // Made anew while it is still there, a foreign key would take the key that is about to go.
      if (change.type === 'create') graph.before(index.drops.get(id), node);
      else {
        graph.before(node, index.drops.get(id));
        graph.before(node, index.alters.get(id));
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

/** What an object depended on and no longer does. */
function lostNeeds(old: SchemaObject, input: PlanInput): readonly ObjectId[] {
  const wanted = input.after.get(old.id);
  const kept = new Set(wanted ? needsOf(wanted) : []);
  return needsOf(old).filter((id) => !kept.has(id));
}

/** A name is free for its next holder only when the last one is gone, whatever kinds the two are of. */
function addNameConflicts(graph: Graph, emissions: readonly Emission[]): void {
  const droppers = new Map<string, number>();
  emissions.forEach((emission, node) => {
    if (emission.change.type === 'drop') droppers.set(relationName(emission.change.before), node);
  });
  emissions.forEach((emission, node) => {
    if (emission.change.type === 'create')
      graph.before(droppers.get(relationName(emission.change.after)), node);
  });
}

/** Relations, types and the indexes behind constraints share the names of a schema. */
function relationName(object: SchemaObject): string {
  return JSON.stringify([object.name[0], object.name.at(-1)]);
}
