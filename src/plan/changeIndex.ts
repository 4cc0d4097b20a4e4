import type { KindRegistry } from '../kinds/kind.ts';
import { type Change, subjectOf } from '../model/change.ts';
import type { ObjectId } from '../model/object.ts';
import type { Emission } from './emit.ts';

/** Which emission creates, alters, renames or drops an object. */
export interface ChangeIndex {
  readonly creates: ReadonlyMap<ObjectId, number>;
  /** Two where it lets go of something and takes it back, in this order. */
  readonly alters: ReadonlyMap<ObjectId, readonly number[]>;
  readonly drops: ReadonlyMap<ObjectId, number>;
  /** Of what steps aside at its drop: when it goes. */
  readonly lastDrops: ReadonlyMap<ObjectId, number>;
  /** Of what is put aside at its drop, until its successor has what it holds: when it goes. */
  readonly handovers: ReadonlyMap<ObjectId, number>;
  readonly renames: ReadonlyMap<ObjectId, number>;
  /** What the statements of each emission require beside what their objects depend on. */
  readonly requires: readonly (readonly ObjectId[])[];
  /** Of each emission that alters an object: what that went along with, and no longer does. */
  readonly leaves: readonly (ObjectId | undefined)[];
}

/** Of an object that is renamed twice, the second time counts. */
export function indexChanges(emissions: readonly Emission[], kinds: KindRegistry): ChangeIndex {
  const index = {
    create: new Map<ObjectId, number>(),
    drop: new Map<ObjectId, number>(),
    rename: new Map<ObjectId, number>(),
  };
  const alters = new Map<ObjectId, number[]>();
  const lastDrops = new Map<ObjectId, number>();
  emissions.forEach((emission, node) => {
    if (emission.follows) {
      for (const change of carriedBy(emission)) {
        if (change.type === 'drop') lastDrops.set(change.before.id, node);
      }
      return;
    }
    for (const change of carriedBy(emission)) {
      const { id } = subjectOf(change);
      if (change.type !== 'alter') index[change.type].set(id, node);
      else alters.set(id, [...(alters.get(id) ?? []), node]);
    }
  });
  const requires = emissions.map(({ statements }) =>
    statements.flatMap((statement) => statement.requires ?? []),
  );
  const leaves = emissions.map(({ change }) => leftCompanion(change, kinds));
  return {
    creates: index.create,
    alters,
    drops: index.drop,
    lastDrops,
    handovers: handovers(emissions, index.drop, kinds),
    renames: index.rename,
    requires,
    leaves,
  };
}

/** What belongs to an object that is put aside goes with it, but for what hands over by itself. */
function handovers(
  emissions: readonly Emission[],
  drops: ReadonlyMap<ObjectId, number>,
  kinds: KindRegistry,
): ReadonlyMap<ObjectId, number> {
  const own = new Map<ObjectId, number>();
  emissions.forEach(({ change, follows }, node) => {
    const { id, kind } = subjectOf(change);
    const isLastPart = follows !== undefined && change.type === 'create' && drops.has(id);
    if (isLastPart && kinds.kindOf(kind).statements.handsOver) own.set(id, node);
  });
  const all = new Map<ObjectId, number>();
  for (const drop of own.size === 0 ? [] : emissions) {
    if (drop.change.type !== 'drop' || drop.follows) continue;
    // Parents come before what belongs to them.
    for (const change of carriedBy(drop)) {
      const { id, parent } = subjectOf(change);
      const node = own.get(id) ?? (parent === undefined ? undefined : all.get(parent));
      if (node !== undefined) all.set(id, node);
    }
  }
  return all;
}

function leftCompanion(change: Change, kinds: KindRegistry): ObjectId | undefined {
  if (change.type !== 'alter') return undefined;
  const { companion } = kinds.kindOf(change.after.kind).statements;
  const left = companion?.(change.before);
  return left === companion?.(change.after) ? undefined : left;
}

/** The changes that the statements of an emission carry out. */
export function carriedBy({ statements, change, bulk }: Emission): readonly Change[] {
  return bulk ?? statements[0]?.changes ?? [change];
}
