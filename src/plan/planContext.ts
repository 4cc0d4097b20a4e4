import type { KindRegistry, StatementContext } from '../kinds/kind.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import type { PlanInput } from './planInput.ts';

/** What a plan knows while its statements are made. */
export interface PlanContext extends StatementContext {
  /** Whether this plan drops an object. */
  drops(id: ObjectId): boolean;
  /** Whether the parent of an object is dropped by the same plan. */
  dropsParentOf(object: SchemaObject): boolean;
}

export function planContext(input: PlanInput, kinds: KindRegistry): PlanContext {
  const created = new Set(
    input.changes.flatMap((change) => (change.type === 'create' ? [change.after.id] : [])),
  );
  const dropped = new Map(
    input.changes.flatMap((change) => (change.type === 'drop' ? [[change.before.id, change.before]] : [])),
  );
  const oldNames = new Map<ObjectId, string>();
  for (const change of input.changes) {
    if (change.type !== 'rename' || oldNames.has(change.after.id)) continue;
    oldNames.set(change.after.id, change.before.name.at(-1)!);
  }
  const childrenBefore = childrenByParent(input.before);
  const childrenAfter = childrenByParent(input.after);
  const context: PlanContext = {
    before: input.before,
    after: input.after,
    version: input.version,
    ...(input.casts ? { casts: input.casts } : {}),
    ...(input.online ? { online: true } : {}),
    ...(input.wayBack ? { wayBack: true } : {}),
    ...(input.successors ? { successors: input.successors } : {}),
    children: (schema, id) => (schema === input.before ? childrenBefore : childrenAfter).get(id) ?? [],
    oldName: (object) => oldNames.get(object.id) ?? object.name.at(-1)!,
    address: (object) => kinds.kindOf(object.kind).statements.address(object),
    grantAddress: (object) => {
      const { grantAddress, address } = kinds.kindOf(object.kind).statements;
      return (grantAddress ?? address)(object);
    },
    movedValue: (before, after) => {
      const { movedValue } = kinds.kindOf(after.kind).statements;
      if (!movedValue) throw new Error(`a row holds nothing of the kind ${after.kind}`);
      return movedValue(before, after, context);
    },
    checks: (change) => kinds.kindOf(change.after.kind).statements.check?.(change, context) ?? [],
    creates: (id) => created.has(id),
    drops: (id) => dropped.has(id),
    dropsParentOf: (object) => {
      const parent = object.parent && dropped.get(object.parent);
      return parent !== undefined && takesChildren(parent);
    },
    inlineChildren: (parent) =>
      (childrenAfter.get(parent.id) ?? []).flatMap((child) => {
        const line = kinds.kindOf(child.kind).statements.inline?.(child, context);
        return line && created.has(child.id) ? [line] : [];
      }),
  };
  return context;

  function takesChildren(object: SchemaObject): boolean {
    return kinds.kindOf(object.kind).statements.dropsChildren?.(object) ?? true;
  }

  function childrenByParent(schema: Schema): ReadonlyMap<ObjectId, SchemaObject[]> {
    const children = new Map<ObjectId, SchemaObject[]>();
    for (const object of schema.values()) {
      if (!object.parent) continue;
      const siblings = children.get(object.parent);
      if (siblings) siblings.push(object);
      else children.set(object.parent, [object]);
    }
    for (const siblings of children.values()) siblings.sort(inOrder);
    return children;
  }

  function inOrder(left: SchemaObject, right: SchemaObject): number {
    return (
      kinds.rank(left.kind) - kinds.rank(right.kind) ||
      (left.order ?? 0) - (right.order ?? 0) ||
      (left.id < right.id ? -1 : 1)
    );
  }
}
