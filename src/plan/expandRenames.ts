import type { KindRegistry } from '../kinds/kind.ts';
import { freeName } from '../kinds/shared/settleNames.ts';
import { takenNames } from '../kinds/takenNames.ts';
import type { Rename } from '../model/change.ts';
import type { SchemaObject } from '../model/object.ts';
import { Graph } from './graph.ts';
import type { PlanInput } from './planInput.ts';

/**
 * Puts renames in an order in which every new name is free when its turn comes, and parents are renamed before their
 * members. Where names change round, one of them steps aside under a free name first.
 */
export function expandRenames(
  renames: readonly Rename[],
  input: PlanInput,
  kinds: KindRegistry,
): readonly Rename[] {
  const steps = [...renames];
  for (;;) {
    const { graph, takers, releasers } = renameGraph(steps, kinds);
    const stuck = new Set(graph.stuck());
    if (stuck.size === 0) return graph.sort().map((node) => steps[node]!);
    const names = (node: number, of: 'before' | 'after') => takenNames(steps[node]![of], kinds);
    const waitsFor = (node: number | undefined, self: number) =>
      node !== undefined && stuck.has(node) && steps[node]!.after.id !== steps[self]!.after.id;
    const turning = [...stuck].find(
      (node) =>
        names(node, 'after').some((name) => waitsFor(releasers.get(name), node)) &&
        names(node, 'before').some((name) => waitsFor(takers.get(name), node)),
    );
    // Sorting says what waits for what.
    if (turning === undefined) return graph.sort().map((node) => steps[node]!);
    const { before, after } = steps[turning]!;
    const aside = steppingAside(after, input, kinds);
    steps.splice(turning, 1, { type: 'rename', before, after: aside });
    steps.push({ type: 'rename', before: aside, after });
  }
}

interface RenameGraph {
  readonly graph: Graph;
  /** Which rename gives up a name, and which takes it. */
  readonly releasers: ReadonlyMap<string, number>;
  readonly takers: ReadonlyMap<string, number>;
}

function renameGraph(renames: readonly Rename[], kinds: KindRegistry): RenameGraph {
  const graph = new Graph(renames.map(({ after }) => `rename ${after.id}`));
  const releasers = new Map<string, number>();
  const takers = new Map<string, number>();
  const last = new Map<string, number>();
  renames.forEach(({ before, after }, node) => {
    for (const name of takenNames(before, kinds)) releasers.set(name, node);
    for (const name of takenNames(after, kinds)) takers.set(name, node);
    // The second step of what steps aside stands behind the first.
    graph.before(last.get(after.id), node);
    last.set(after.id, node);
  });
  renames.forEach(({ after }, node) => {
    graph.before(after.parent && last.get(after.parent), node);
    for (const name of takenNames(after, kinds)) {
      const releaser = releasers.get(name);
      if (releaser !== undefined && renames[releaser]!.after.id !== after.id) graph.before(releaser, node);
    }
  });
  return { graph, releasers, takers };
}

/** The object under a name that nothing has. Its id stays: it is known to the plan by that. */
function steppingAside(
  object: SchemaObject,
  { before, after }: PlanInput,
  kinds: KindRegistry,
): SchemaObject {
  const taken = new Set([...before.values(), ...after.values()].flatMap((one) => takenNames(one, kinds)));
  const own = [...object.name.at(-1)!].slice(0, 50).join('');
  const called = (name: string) => ({ ...object, name: [...object.name.slice(0, -1), name] });
  return called(
    freeName(`${own}_aside`, (name) => takenNames(called(name), kinds).some((one) => taken.has(one))),
  );
}
