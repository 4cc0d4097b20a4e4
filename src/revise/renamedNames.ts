import type { ObjectId, Schema } from '../model/object.ts';
import type { KnownNames } from '../render/knownNames.ts';

/**
 * The names of a document once objects have been renamed. What is called in the document as in the database takes
 * the new name there too; what has a name of its own keeps it.
 */
export function renamedNames(
  { blocks, fields, values, relations, relationFields }: KnownNames,
  before: Schema,
  moved: ReadonlyMap<ObjectId, ObjectId>,
): KnownNames {
  const kept = (names: ReadonlyMap<ObjectId, string>) =>
    new Map(
      [...names].flatMap(([id, name]) => {
        const target = moved.get(id);
        if (target === undefined) return [[id, name] as const];
        return isRenamed(id, target) && before.get(id)?.name.at(-1) === name ? [] : [[target, name] as const];
      }),
    );
  return {
    blocks: kept(blocks),
    fields: kept(fields),
    values: new Map([...values].map(([id, names]) => [moved.get(id) ?? id, names])),
    relationFields: new Map([...relationFields].map(([id, names]) => [moved.get(id) ?? id, names])),
    relations: new Map([...relations].map(([id, names]) => [moved.get(id) ?? id, names])),
  };
}

/** And not only taken along by what it belongs to. */
function isRenamed(id: ObjectId, target: ObjectId): boolean {
  return id.slice(id.lastIndexOf('.')) !== target.slice(target.lastIndexOf('.'));
}
