import { renameObjects } from '../diff/renameObjects.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { kinds } from '../kinds/registry.ts';
import { wordless } from '../kinds/wordless.ts';
import { subjectOf } from '../model/change.ts';
import { deepEqual } from '../model/deepEqual.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { Comparison, DesiredState } from './compareWithDatabase.ts';
import { type MigrationEffect, withoutParts } from './migrationEffect.ts';
import { diffRules } from './planBetween.ts';

/** What the schema files say, and what they are to say once what SQL has made is written there. */
export interface PulledState {
  /** In the database's words. */
  readonly stated: Schema;
  readonly wanted: Schema;
  /** What the database holds. */
  readonly after: Schema;
  /** The new ids of what is renamed, by those in `stated`. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
  /** These, and the names inside of objects. */
  readonly renames: readonly RenamePair[];
  /** The objects of which the files are to say something else, by their new ids; those that have no words are not among them. */
  readonly pulled: ReadonlySet<ObjectId>;
}

export interface PullInput {
  readonly desired: DesiredState;
  /** The schema files and the database before the effect. */
  readonly before: Comparison;
  /** The same after it. */
  readonly now: Comparison;
  readonly effect: MigrationEffect;
}

/**
 * Takes into the schema what an effect has made and changed. What the user has edited in the files, and the effect
 * has not touched, stays as it is there.
 */
export function pulledState({ desired, before, now, effect }: PullInput): PulledState {
  const after = now.actual;
  const stated = schemaOf([...before.after.values()].filter(({ id }) => desired.schema.has(id)));
  const { schema: own, moved } = renameObjects(stated, after, withoutParts(effect.renames), diffRules);
  const left = new Set(now.changes.map((change) => subjectOf(change).id));
  // What rests on something else than the files say was not compared for what it is now.
  const isOther = (id: ObjectId): boolean => {
    if (!effect.changed.has(id)) return false;
    return moved.size > 0 || left.has(id) || (after.get(id)?.dependsOn ?? []).some(isOther);
  };
  const chosen = [...new Set([...own.keys(), ...after.keys()])].flatMap((id): SchemaObject[] => {
    const [mine, theirs] = [own.get(id), after.get(id)];
    if (mine && theirs) return [isOther(id) ? theirs : inPlaceOf(mine, theirs)];
    if (mine) return effect.changed.has(id) ? [] : [mine];
    return theirs && effect.made.has(id) && !desired.unspoken.has(theirs.kind) ? [theirs] : [];
  });
  const wanted = withoutOrphans(schemaOf(chosen), after);
  const renamed = new Set(moved.values());
  const unsaid = wordless(wanted, kinds);
  const pulled = [...new Set([...own.keys(), ...wanted.keys()])].filter(
    (id) =>
      !unsaid.has(id) && (renamed.has(id) || !deepEqual(own.get(id)?.attributes, wanted.get(id)?.attributes)),
  );
  const renames = effect.renames.filter(({ before: old, after: id }) => stated.has(old) && wanted.has(id));
  return { stated, wanted, after, moved, renames, pulled: new Set(pulled) };
}

/** Columns that are new find their place among those that the database has. */
function inPlaceOf(own: SchemaObject, { order }: SchemaObject): SchemaObject {
  return order === undefined ? own : { ...own, order };
}

/** Without what rests on something that the user has taken out of the files. */
function withoutOrphans(schema: Schema, after: Schema): Schema {
  const unsaid = wordless(after, kinds);
  const lacks = (id: ObjectId) => after.has(id) && !unsaid.has(id) && !schema.has(id);
  const kept = [...schema.values()].filter(
    ({ parent, dependsOn }) => !(parent !== undefined && !schema.has(parent)) && !dependsOn.some(lacks),
  );
  return kept.length === schema.size ? schema : withoutOrphans(schemaOf(kept), after);
}
