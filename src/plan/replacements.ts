import type { KindRegistry } from '../kinds/kind.ts';
import { childrenOf } from '../model/childrenOf.ts';
import { dependantsByNeed } from '../model/dependants.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { PlanInput } from './planInput.ts';

/** What is made anew, and what becomes of that which rests on it and holds data. */
export interface Replacements {
  readonly replaced: ReadonlySet<ObjectId>;
  /** Those of `replaced` that leave their name to their successor, and go when nothing rests on them any more. */
  readonly aside: ReadonlySet<ObjectId>;
  /** What lets go of what it can do without, as it is meanwhile. */
  readonly released: ReadonlyMap<ObjectId, SchemaObject>;
  /** What changes over, each with what it rests on and is replaced. */
  readonly survivors: ReadonlyMap<ObjectId, ReadonlySet<ObjectId>>;
}

/** The ids, and all objects before that belong to or depend on them, however indirectly. */
export function replacementsOf(
  ids: readonly ObjectId[],
  input: PlanInput,
  kinds: KindRegistry,
): Replacements {
  const dependants = dependantsByNeed(input.before);
  const roots = new Set(ids);
  const replaced = new Set<ObjectId>();
  const released = new Map<ObjectId, SchemaObject>();
  const survivors = new Map<ObjectId, Set<ObjectId>>();
  const leaving: Leaving[] = [];
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (replaced.has(id)) continue;
    replaced.add(id);
    for (const object of dependants.get(id) ?? []) {
      const fate = roots.has(object.id) ? 'rebuild' : fateOf(object, id, input, kinds);
      if (fate === 'rebuild') open.push(object.id);
      else if (fate === 'leaves') leaving.push({ id: object.id, from: id });
      else if (fate === 'stays') {
        survivors.set(object.id, (survivors.get(object.id) ?? new Set()).add(id));
        open.push(...kinds.kindOf(object.kind).statements.survival!.rebuilds(object, [id], input));
      } else if (fate) released.set(object.id, fate);
    }
  }
  for (const id of replaced) {
    released.delete(id);
    survivors.delete(id);
  }
  const held = [
    ...[...survivors.values()].flatMap((others) => [...others]),
    ...leaving.filter(({ id }) => restsOn(id, replaced, input)).map(({ from }) => from),
    ...[...replaced].filter((id) => kinds.kindOf(input.before.get(id)!.kind).statements.handsOver),
  ];
  return { replaced, released, survivors, aside: steppingAside(held, replaced, input, kinds) };
}

/**
 * What becomes of an object when what it belongs to or depends on is made anew: it is made anew as well, it survives,
 * it lets go and is meanwhile as returned, or its own changes take it away from there.
 */
function fateOf(
  before: SchemaObject,
  remade: ObjectId,
  input: PlanInput,
  kinds: KindRegistry,
): 'rebuild' | 'stays' | 'leaves' | SchemaObject | undefined {
  if (before.parent === remade) return 'rebuild';
  const { release, statements } = kinds.kindOf(before.kind);
  const after = input.after.get(before.id);
  const released = release?.(before);
  const outlivable = kinds.kindOf(input.before.get(remade)!.kind).statements.stepAside !== undefined;
  if (statements.survival && outlivable && released !== 'rebuild') {
    return after ? statements.survival.fate(before, after, remade) : 'leaves';
  }
  if (release) return released;
  return statements.losesData ? undefined : 'rebuild';
}

/** What goes over from one thing that is replaced, and maybe to something that rests on another. */
interface Leaving {
  readonly id: ObjectId;
  readonly from: ObjectId;
}

/** Whether an object needs something afterwards that is made anew. */
function restsOn(id: ObjectId, replaced: ReadonlySet<ObjectId>, { after }: PlanInput): boolean {
  const seen = new Set<ObjectId>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const needs = after.get(next)?.dependsOn ?? [];
    if (needs.some((need) => replaced.has(need))) return true;
    open.push(...needs);
  }
  return false;
}

/** What is still held when its successor is made, and what that rests on itself. */
function steppingAside(
  held: readonly ObjectId[],
  replaced: ReadonlySet<ObjectId>,
  input: PlanInput,
  kinds: KindRegistry,
): ReadonlySet<ObjectId> {
  const aside = new Set<ObjectId>();
  // Tables may refer to each other.
  const seen = new Set<ObjectId>();
  const open = [...held];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const object = input.before.get(id);
    if (!object || seen.has(id) || !replaced.has(id)) continue;
    seen.add(id);
    if (kinds.kindOf(object.kind).statements.stepAside) aside.add(id);
    const members = childrenOf(input.before, id);
    open.push(...[object, ...members].flatMap(({ dependsOn }) => dependsOn));
  }
  return aside;
}
