import type { AttributeRule, KindRegistry } from '../kinds/kind.ts';
import { type Alter, type Change, subjectOf } from '../model/change.ts';
import { changedAttributes } from '../model/changedAttributes.ts';
import { dependantsByNeed } from '../model/dependants.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { PlanInput } from './planInput.ts';

/**
 * Turns alters that are only possible as a replacement into a drop and a create, and adds the same for everything
 * that belongs to, or depends on, what is replaced, and for what stands in the way of an alter.
 */
export function expandReplacements(input: PlanInput, kinds: KindRegistry): readonly Change[] {
  const altered = input.changes.flatMap((change) => {
    if (change.type !== 'alter') return [];
    return needsReplacement(change, kinds) ? [change.before.id] : rebuiltBy(change, input, kinds);
  });
  const roots = [...altered, ...leftBehind(input, kinds)];
  if (roots.length === 0) return input.changes;
  const { replaced, released } = withDependants(roots, input, kinds);
  const kept = input.changes.filter(
    (change) =>
      change.type !== 'alter' || !(replaced.has(change.before.id) || released.has(change.before.id)),
  );
  const pairs = (ids: Iterable<ObjectId>, make: (before: SchemaObject, after: SchemaObject) => Change[]) =>
    [...ids].sort().flatMap((id) => {
      const before = input.before.get(id);
      const after = input.after.get(id);
      return before && after ? make(before, stillNeeding(replaced, before, after)) : [];
    });
  return [
    ...kept,
    ...pairs(replaced, (before, after) => [
      { type: 'drop', before },
      { type: 'create', after },
    ]),
    ...pairs(released.keys(), (before, after) => {
      const between = released.get(before.id)!;
      const without = {
        ...between,
        dependsOn: between.dependsOn.filter((id) => !replaced.has(id)),
      };
      return [alteration(before, without), alteration(without, after)];
    }),
  ];
}

/** What the catalog knows of the needs of an object, its declaration need not know. */
function stillNeeding(
  replaced: ReadonlySet<ObjectId>,
  before: SchemaObject,
  after: SchemaObject,
): SchemaObject {
  const needs = before.dependsOn.filter((id) => replaced.has(id) && !after.dependsOn.includes(id));
  return needs.length === 0 ? after : { ...after, dependsOn: [...after.dependsOn, ...needs] };
}

function alteration(before: SchemaObject, after: SchemaObject): Change {
  return { type: 'alter', before, after, attributes: changedAttributes(before, after) };
}

function needsReplacement(change: Alter, kinds: KindRegistry): boolean {
  return rulesOf(change, kinds).some(
    (rule) => rule.change === 'replace' || rule.replaceWhen?.(change.before, change.after) === true,
  );
}

function rebuiltBy(change: Alter, input: PlanInput, kinds: KindRegistry): readonly ObjectId[] {
  return rulesOf(change, kinds).flatMap((rule) =>
    rule.change === 'alter' ? (rule.rebuilds?.(change.before, change.after, input) ?? []) : [],
  );
}

/**
 * What is the same before and after, but rests on something that is dropped: a foreign key on one of two keys over
 * the same columns. What holds data is not among it.
 */
function leftBehind(input: PlanInput, kinds: KindRegistry): readonly ObjectId[] {
  const changed = new Set(input.changes.map((change) => subjectOf(change).id));
  const dropped = new Set(
    input.changes.flatMap((change) => (change.type === 'drop' ? [change.before.id] : [])),
  );
  return [...input.before.values()]
    .filter((object) => !changed.has(object.id) && input.after.has(object.id))
    .filter((object) => object.dependsOn.some((id) => dropped.has(id)))
    .filter((object) => !kinds.kindOf(object.kind).statements.losesData)
    .map((object) => object.id);
}

/** The rules of the attributes that differ. */
function rulesOf(change: Alter, kinds: KindRegistry): readonly AttributeRule<string, object>[] {
  const rules = kinds.kindOf(change.before.kind).attributes as Readonly<
    Record<string, AttributeRule<string, object>>
  >;
  return change.attributes.map((name) => {
    const rule = rules[name];
    if (!rule) throw new Error(`the kind ${change.before.kind} has no rule for its attribute ${name}`);
    return rule;
  });
}

/**
 * What is made anew: the ids, and all objects before that belong to or depend on them, however indirectly. What holds
 * data is not among it: that lets go of what it can do without, and takes it back afterwards.
 */
function withDependants(ids: readonly ObjectId[], input: PlanInput, kinds: KindRegistry): Dependants {
  const dependants = dependantsByNeed(input.before);
  const replaced = new Set<ObjectId>();
  const released = new Map<ObjectId, SchemaObject>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (replaced.has(id)) continue;
    replaced.add(id);
    for (const object of dependants.get(id) ?? []) {
      const release = object.parent === id ? 'rebuild' : releaseOf(object, kinds);
      if (release === 'rebuild') open.push(object.id);
      else if (release) released.set(object.id, release);
    }
  }
  for (const id of replaced) released.delete(id);
  return { replaced, released };
}

interface Dependants {
  readonly replaced: ReadonlySet<ObjectId>;
  /** As they are meanwhile. */
  readonly released: ReadonlyMap<ObjectId, SchemaObject>;
}

function releaseOf(object: SchemaObject, kinds: KindRegistry): SchemaObject | 'rebuild' | undefined {
  const { release, statements } = kinds.kindOf(object.kind);
  if (release) return release(object);
  return statements.losesData ? undefined : 'rebuild';
}
