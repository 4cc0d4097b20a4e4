import { isReplaced, rulesOf } from '../kinds/isReplaced.ts';
import type { KindRegistry } from '../kinds/kind.ts';
import { typeOf } from '../kinds/shared/typeOf.ts';
import type { TypeRef } from '../kinds/shared/typeRef.ts';
import { type Alter, type Change, subjectOf } from '../model/change.ts';
import { changedAttributes } from '../model/changedAttributes.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import { inPlaceOf } from './inPlaceOf.ts';
import type { PlanInput } from './planInput.ts';
import { type Replacements, replacementsOf } from './replacements.ts';

/**
 * Turns alters that are only possible as a replacement into a drop and a create, and adds the same for everything
 * that belongs to, or depends on, what is replaced, and for what stands in the way of an alter. What holds data of
 * its own outlives that: it is altered.
 */
export function expandReplacements(input: PlanInput, kinds: KindRegistry): readonly Change[] {
  const roots = [
    ...input.changes.flatMap((change) => rootsOf(change, input, kinds)),
    ...leftBehind(input, kinds),
  ];
  if (roots.length === 0) return input.changes;
  const replacements = replacementsOf(roots, input, kinds);
  const { replaced, released, survivors } = replacements;
  const kept = input.changes.filter(
    (change) =>
      change.type !== 'alter' || ![replaced, released, survivors].some((ids) => ids.has(change.before.id)),
  );
  const pairs = (ids: Iterable<ObjectId>, make: (before: SchemaObject, after: SchemaObject) => Change[]) =>
    [...new Set(ids)].sort().flatMap((id) => {
      const before = input.before.get(id);
      const after = input.after.get(id);
      return before && after ? make(before, stillNeeding(replaced, before, after)) : [];
    });
  return [
    ...kept,
    ...pairs(replaced, (before, after) => [
      { type: 'drop', before, ...(replacements.aside.has(before.id) ? { stepsAside: true } : {}) },
      { type: 'create', after },
    ]),
    ...pairs([...released.keys(), ...survivors.keys()], (before, after) =>
      alterations(before, after, replacements),
    ),
  ];
}

/** What the catalog knows of the needs of an object, its declaration need not know; but it does know the type. */
function stillNeeding(
  replaced: ReadonlySet<ObjectId>,
  before: SchemaObject,
  after: SchemaObject,
): SchemaObject {
  const type = typeOf(before) as Partial<Extract<TypeRef, { readonly object: ObjectId }>> | undefined;
  const ownType = type?.object;
  const needs = before.dependsOn.filter(
    (id) => id !== ownType && replaced.has(id) && !after.dependsOn.includes(id),
  );
  return needs.length === 0 ? after : { ...after, dependsOn: [...after.dependsOn, ...needs] };
}

/** Of what stays: it lets go of what it can do without, and takes it back when it has changed over. */
function alterations(
  before: SchemaObject,
  after: SchemaObject,
  { replaced, released, survivors }: Replacements,
): Change[] {
  const outlives = [...(survivors.get(before.id) ?? [])].sort();
  const finish = (from: SchemaObject): Alter => ({
    ...alteration(from, after),
    ...(outlives.length === 0 ? {} : { outlives }),
  });
  const release = released.get(before.id);
  if (!release) return [finish(before)];
  const gone = (id: ObjectId) => replaced.has(id) && !outlives.includes(id);
  const dependsOn = release.dependsOn.filter((id) => !gone(id));
  const between = inPlaceOf(after, { ...release, dependsOn });
  return [alteration(before, between), finish(between)];
}

function alteration(before: SchemaObject, after: SchemaObject): Alter {
  return { type: 'alter', before, after, attributes: changedAttributes(before, after) };
}

/** What a change asks to be made anew: its own object, or what stands in its way. */
function rootsOf(change: Change, input: PlanInput, kinds: KindRegistry): readonly ObjectId[] {
  if (change.type === 'create') return createRebuilds(change.after, input, kinds);
  if (change.type === 'drop')
    return kinds.kindOf(change.before.kind).statements.dropRebuilds?.(change.before, input) ?? [];
  if (change.type !== 'alter') return [];
  return isReplaced(change.before, change.after, kinds, input.version)
    ? [change.before.id, ...createRebuilds(change.after, input, kinds)]
    : rebuiltBy(change, input, kinds);
}

function createRebuilds(after: SchemaObject, input: PlanInput, kinds: KindRegistry): readonly ObjectId[] {
  return kinds.kindOf(after.kind).statements.createRebuilds?.(after, input) ?? [];
}

function rebuiltBy(change: Alter, input: PlanInput, kinds: KindRegistry): readonly ObjectId[] {
  return rulesOf(change.before.kind, change.attributes, kinds).flatMap((rule) =>
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
