import type { AttributeRule, KindRegistry } from '../kinds/kind.ts';
import { type Alter, type Change, subjectOf } from '../model/change.ts';
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
  const replaced = withDependants(roots, input);
  const kept = input.changes.filter((change) => change.type !== 'alter' || !replaced.has(change.before.id));
  const rebuilt = [...replaced].sort().flatMap((id): Change[] => {
    const before = input.before.get(id);
    const after = input.after.get(id);
    if (!before || !after) return [];
    return [
      { type: 'drop', before },
      { type: 'create', after },
    ];
  });
  return [...kept, ...rebuilt];
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

/** The ids and those of all objects before that belong to or depend on them, however indirectly. */
function withDependants(ids: readonly ObjectId[], input: PlanInput): ReadonlySet<ObjectId> {
  const dependants = new Map<ObjectId, SchemaObject[]>();
  for (const object of input.before.values()) {
    for (const id of object.parent ? [object.parent, ...object.dependsOn] : object.dependsOn) {
      const known = dependants.get(id);
      if (known) known.push(object);
      else dependants.set(id, [object]);
    }
  }
  const found = new Set<ObjectId>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(dependants.get(id) ?? []).map((object) => object.id));
  }
  return found;
}
