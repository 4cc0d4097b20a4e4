import { objectId, type Schema, type SchemaObject } from '../model/object.ts';
import { renameObjects } from './renameObjects.ts';
import type { RenamePair } from './renamePair.ts';

export interface HintedRenames {
  readonly pairs: readonly RenamePair[];
  /** Objects whose hint says nothing any more: the database has caught up. */
  readonly inert: readonly SchemaObject[];
}

/** The renames that the schema asks for with `@renamedFrom`, parents before their children. */
export function hintedRenames(
  before: Schema,
  after: Schema,
  given: readonly RenamePair[] = [],
): HintedRenames {
  const pairs: RenamePair[] = [...given];
  const inert: SchemaObject[] = [];
  const hinted = [...after.values()]
    .filter((object) => object.hints?.renamedFrom !== undefined)
    .sort((left, right) => left.name.length - right.name.length);
  for (const object of hinted) {
    const current = renameObjects(before, after, pairs);
    const oldName = [...object.name.slice(0, -1), object.hints!.renamedFrom!];
    const old = objectId(object.kind, oldName);
    if (current.schema.has(object.id)) inert.push(object);
    else if (current.schema.has(old)) pairs.push({ before: old, after: object.id });
  }
  return { pairs: pairs.slice(given.length), inert };
}
