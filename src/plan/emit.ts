import type { AttributeRule, BulkChange, KindRegistry, ObjectKind } from '../kinds/kind.ts';
import { groupBy } from '../kinds/shared/groupBy.ts';
import type { Alter, Change, Drop } from '../model/change.ts';
import { subjectOf } from '../model/change.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { Action, Statement } from '../model/plan.ts';
import type { PlanContext } from './planContext.ts';
import { waitsForItself } from './waitsForItself.ts';

/** The statements of one change, in their order; a statement that makes a parent carries its children's changes. */
export interface Emission {
  readonly change: Change;
  readonly statements: readonly Statement[];
  /** All changes of a kind that orders its statements by itself. */
  readonly bulk?: readonly Change[];
  /** The first part of the same change: what follows here needs objects that may themselves need that part. */
  readonly follows?: Emission;
}

/** What the kinds emit for the changes, one emission for each that has a statement of its own. */
export function emit(
  changes: readonly Change[],
  context: PlanContext,
  kinds: KindRegistry,
): readonly Emission[] {
  const absorbed = new Map<ObjectId, Change[]>();
  const own: Change[] = [];
  const together: BulkChange[] = [];
  for (const change of changes) {
    const parent = absorbingParent(change, context, kinds);
    if (parent) absorbed.set(parent, [...(absorbed.get(parent) ?? []), change]);
    else if (change.type !== 'rename' && kinds.kindOf(subjectOf(change).kind).statements.bulk)
      together.push(change);
    else own.push(change);
  }
  const groups = [...groupBy(together, (change) => subjectOf(change).kind)];
  return [
    ...own.flatMap(emitOne),
    ...groups.map(([kind, group]) => emitTogether(group, kinds.kindOf(kind), context)),
  ];

  function emitOne(change: Change): readonly Emission[] {
    const carried = allAbsorbed(change, absorbed);
    if (change.type === 'drop' && change.stepsAside) return steppingAside(change, carried, context, kinds);
    const actions = [
      ...actionsOf(change, context, kinds),
      ...carried.flatMap((child) => actionsAfterInline(child, context, kinds)),
    ];
    return inParts({
      change,
      statements: actions.map((action) => ({ ...action, changes: [change, ...carried] })),
    });
  }
}

function emitTogether(
  group: readonly BulkChange[],
  { statements: { bulk } }: ObjectKind,
  context: PlanContext,
): Emission {
  const statements = bulk!(group, context).map(({ change, ...action }) => ({ ...action, changes: [change] }));
  return { change: group[0]!, statements, bulk: group };
}

/** In two parts, between which its successor is created and what outlives it changes over. */
function steppingAside(
  change: Drop,
  carried: readonly Change[],
  context: PlanContext,
  kinds: KindRegistry,
): readonly Emission[] {
  const { stepAside } = kinds.kindOf(change.before.kind).statements;
  if (!stepAside) throw new Error(`nothing can outlive ${change.before.id}`);
  const { first, last } = stepAside(change.before, context);
  const statementsOf = (actions: readonly Action[]) =>
    actions.map((action) => ({ ...action, changes: [change, ...carried] }));
  const start: Emission = { change, statements: statementsOf(first) };
  return [start, { change, statements: statementsOf(last), follows: start }];
}

function actionsAfterInline(change: Change, context: PlanContext, kinds: KindRegistry): readonly Action[] {
  if (change.type !== 'create') return [];
  return kinds.kindOf(change.after.kind).statements.afterInline?.(change.after, context) ?? [];
}

/** A statement behind the first that requires further objects waits for them, together with those behind it. */
function inParts(emission: Emission): readonly Emission[] {
  const cut = emission.statements.findIndex(
    (statement, index) => index > 0 && statement.requires !== undefined,
  );
  if (cut < 0) return [emission];
  const first = { ...emission, statements: emission.statements.slice(0, cut) };
  const rest = { change: emission.change, statements: emission.statements.slice(cut), follows: first };
  return [first, ...inParts(rest)];
}

/** The parent whose own statement carries out this change, if there is one. */
function absorbingParent(change: Change, context: PlanContext, kinds: KindRegistry): ObjectId | undefined {
  const object = subjectOf(change);
  const { statements } = kinds.kindOf(object.kind);
  if (!object.parent) return undefined;
  if (change.type === 'create') {
    return context.creates(object.parent) && statements.inline?.(object, context) ? object.parent : undefined;
  }
  if (change.type !== 'drop' || !dropsWithParent(object, context, kinds)) return undefined;
  return context.dropsParentOf(object) && !waitsForItself(object, context) ? object.parent : undefined;
}

function dropsWithParent(object: SchemaObject, context: PlanContext, kinds: KindRegistry): boolean {
  const { dropsWithParent: drops = true } = kinds.kindOf(object.kind).statements;
  return typeof drops === 'boolean' ? drops : drops(object, context);
}

/** The changes that ride on another: of its children, and of theirs. */
function allAbsorbed(change: Change, absorbed: ReadonlyMap<ObjectId, readonly Change[]>): Change[] {
  const direct = (absorbed.get(subjectOf(change).id) ?? []).filter((child) => child.type === change.type);
  return direct.flatMap((child) => [child, ...allAbsorbed(child, absorbed)]);
}

function actionsOf(change: Change, context: PlanContext, kinds: KindRegistry): readonly Action[] {
  const { statements } = kinds.kindOf(subjectOf(change).kind);
  switch (change.type) {
    case 'create':
      return statements.create(change.after, context);
    case 'drop':
      return statements.drop(change.before, context);
    case 'rename':
      if (!statements.rename) throw new Error(`the kind ${change.after.kind} cannot be renamed`);
      return statements.rename.rename(change.before, change.after, context);
    case 'alter':
      return alterActions(change, context, kinds);
  }
}

/** In the order in which the kind lists its attributes, which is the order in which they must change. */
function alterActions(change: Alter, context: PlanContext, kinds: KindRegistry): Action[] {
  const rules = Object.entries(kinds.kindOf(change.after.kind).attributes) as [
    string,
    AttributeRule<string, object>,
  ][];
  const changed = rules.flatMap(([name, rule]) =>
    rule.change === 'alter' && change.attributes.includes(name)
      ? rule.alter(change.before, change.after, context)
      : [],
  );
  return [...changeOver(change, context, kinds), ...changed];
}

function changeOver(
  { before, after, outlives }: Alter,
  context: PlanContext,
  kinds: KindRegistry,
): readonly Action[] {
  if (!outlives) return [];
  return kinds.kindOf(after.kind).statements.survival?.changeOver(before, after, outlives, context) ?? [];
}
