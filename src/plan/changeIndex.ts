import { type Change, subjectOf } from '../model/change.ts';
import type { ObjectId } from '../model/object.ts';
import type { Emission } from './emit.ts';

/** Which emission creates, alters, renames or drops an object. */
export interface ChangeIndex {
  readonly creates: ReadonlyMap<ObjectId, number>;
  /** Two where it lets go of something and takes it back, in this order. */
  readonly alters: ReadonlyMap<ObjectId, readonly number[]>;
  readonly drops: ReadonlyMap<ObjectId, number>;
  readonly renames: ReadonlyMap<ObjectId, number>;
}

/** Of an object that is renamed twice, the second time counts. */
export function indexChanges(emissions: readonly Emission[]): ChangeIndex {
  const index = {
    create: new Map<ObjectId, number>(),
    drop: new Map<ObjectId, number>(),
    rename: new Map<ObjectId, number>(),
  };
  const alters = new Map<ObjectId, number[]>();
  emissions.forEach((emission, node) => {
    if (emission.follows) return;
    for (const change of carriedBy(emission)) {
      const { id } = subjectOf(change);
      if (change.type !== 'alter') index[change.type].set(id, node);
      else alters.set(id, [...(alters.get(id) ?? []), node]);
    }
  });
  return { creates: index.create, alters, drops: index.drop, renames: index.rename };
}

/** The changes that the statements of an emission carry out. */
export function carriedBy({ statements, change }: Emission): readonly Change[] {
  return statements[0]?.changes ?? [change];
}
