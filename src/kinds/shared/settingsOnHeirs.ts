import type { ObjectId, Schema } from '../../model/object.ts';

/** What says how tables keep a column otherwise that they have from this one: a change here reaches them, so it is said again. */
export function settingsOnHeirs(column: ObjectId, schema: Schema): readonly ObjectId[] {
  return [...schema.values()]
    .filter(({ kind, name }) => kind === 'column-setting' && name[1] === column)
    .map(({ id }) => id);
}
