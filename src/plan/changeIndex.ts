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
    renames: index.rename,
    requires,
    leaves,
  };
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
