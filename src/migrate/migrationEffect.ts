import { renameObjects } from '../diff/renameObjects.ts';
import type { PartRename, RenamePair } from '../diff/renamePair.ts';
import type { IdentifiedSchema } from '../introspect/introspect.ts';
import { deepEqual } from '../model/deepEqual.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import { diffRules } from './planBetween.ts';

/** What migrations have done to a database, by the ids that objects have afterwards. */
export interface MigrationEffect {
  /** Objects that were not there before. */
  readonly made: ReadonlySet<ObjectId>;
  /** These, those that are gone, and those that are other than they were. */
  readonly changed: ReadonlySet<ObjectId>;
  readonly renames: readonly RenamePair[];
}

/** What lies between two readings of one database. */
export function effectBetween(before: IdentifiedSchema, after: IdentifiedSchema): MigrationEffect {
  const renames = renamesBetween(before, after);
  const { schema } = renameObjects(before.schema, after.schema, withoutParts(renames), diffRules);
  const ids = [...new Set([...schema.keys(), ...after.schema.keys()])];
  return {
    made: new Set(ids.filter((id) => !schema.has(id))),
    changed: new Set(
      ids.filter((id) => !deepEqual(schema.get(id)?.attributes, after.schema.get(id)?.attributes)),
    ),
    renames,
  };
}

/** The objects alone. */
export function withoutParts(renames: readonly RenamePair[]): readonly RenamePair[] {
  return renames.map(({ before, after }) => ({ before, after }));
}

/** The effect of one after the other. */
export function joinEffects(first: MigrationEffect, second: MigrationEffect): MigrationEffect {
  const later = new Map(second.renames.map(({ before, after }) => [before, after]));
  const now = (id: ObjectId) => later.get(id) ?? id;
  const earlier = new Set(first.renames.map(({ after }) => after));
  return {
    made: new Set([...[...first.made].map(now), ...second.made]),
    changed: new Set([...[...first.changed].map(now), ...second.changed]),
    renames: [
      ...first.renames.map((rename) => ({ ...rename, after: now(rename.after) })),
      ...second.renames.filter(({ before }) => !earlier.has(before)),
    ],
  };
}

/** Members that are only taken along by what they belong to are among them. */
function renamesBetween(before: IdentifiedSchema, after: IdentifiedSchema): readonly RenamePair[] {
  return [...before.identities].flatMap(([identity, old]): readonly RenamePair[] => {
    const id = after.identities.get(identity);
    if (id === undefined) return [];
    const parts = partRenames(before.schema.get(old), after.schema.get(id));
    if (id === old && parts.length === 0) return [];
    return [{ before: old, after: id, ...(parts.length > 0 ? { parts } : {}) }];
  });
}

/** PostgreSQL takes no part out of an object: where none is added, each is what it was. */
function partRenames(
  before: SchemaObject | undefined,
  after: SchemaObject | undefined,
): readonly PartRename[] {
  if (!before || !after) return [];
  const [old, now] = [diffRules.partsOf(before), diffRules.partsOf(after)];
  if (old.length !== now.length) return [];
  return old.flatMap((name, index) => (name === now[index] ? [] : [{ before: name, after: now[index]! }]));
}
