import type { Fill, Interim, OwnChange, Successors } from '../kinds/phases.ts';
import { kinds } from '../kinds/registry.ts';
import type { Change } from '../model/change.ts';
import { subjectOf } from '../model/change.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { planContext } from '../plan/planContext.ts';
import type { PlanInput } from '../plan/planInput.ts';

/** The schema between the two migrations of a change in phases. */
export interface InterimSchema {
  readonly schema: Schema;
  readonly fills: readonly ColumnFill[];
  /** What stands beside objects, and takes their place in the second migration. */
  readonly successors: Successors;
}

/** A column as it is between the two migrations, and what its rows hold. */
export interface ColumnFill extends Fill {
  readonly column: SchemaObject;
}

/** Where applications of the schema before and of the one after both find what they know. */
export function interimSchema(input: PlanInput): InterimSchema {
  const context = planContext(input, kinds);
  const objects = new Map(input.before);
  const fills: ColumnFill[] = [];
  const successors = new Map<ObjectId, SchemaObject>();
  for (const change of input.changes.filter(isOwnChange)) {
    const interim = (kinds.kindOf(subjectOf(change).kind).interim ?? unchanged)(change, context);
    const { object, fill, successor } = interim;
    if (object) objects.set(object.id, object);
    else objects.delete(subjectOf(change).id);
    if (successor) successors.set(subjectOf(change).id, successor);
    const column = successor ?? object;
    if (column && fill) fills.push({ ...fill, column });
  }
  for (const [id, double] of doublesOf(successors, input)) successors.set(id, double);
  for (const [id, object] of successors) {
    if (!input.before.has(id)) objects.delete(id);
    objects.set(object.id, object);
  }
  return { schema: withoutHomeless(objects, input), fills, successors };
}

/** What rests on a successor as on what it succeeds: an index. */
function doublesOf(successors: Successors, { before, after }: PlanInput): Successors {
  const ids = new Map([...successors].map(([id, object]) => [id, object.id]));
  const doubles = new Map<ObjectId, SchemaObject>();
  if (ids.size === 0) return doubles;
  const all = schemaOf([...before.values(), ...[...after.values()].filter(({ id }) => !before.has(id))]);
  for (const object of after.values()) {
    if (successors.has(object.id) || !object.dependsOn.some((id) => ids.has(id))) continue;
    const double = kinds.kindOf(object.kind).double?.(object, ids, all)?.object;
    if (double) doubles.set(object.id, double);
  }
  return doubles;
}

function isOwnChange(change: Change): change is OwnChange {
  return change.type !== 'rename';
}

/** What is new is there, and nothing is changed or gone. */
function unchanged(change: OwnChange): Interim {
  return { object: change.type === 'create' ? change.after : change.before };
}

/** Without what is new and rests on something that is not there yet. */
function withoutHomeless(objects: Map<ObjectId, SchemaObject>, { before, after }: PlanInput): Schema {
  const isThere = (id: ObjectId) => objects.has(id) || !after.has(id);
  const isHomeless = ({ id, parent, dependsOn }: SchemaObject) =>
    !before.has(id) && !(parent ? [parent, ...dependsOn] : dependsOn).every(isThere);
  for (;;) {
    const homeless = [...objects.values()].filter(isHomeless);
    if (homeless.length === 0) return objects;
    for (const { id } of homeless) objects.delete(id);
  }
}
