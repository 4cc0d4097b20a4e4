import { type Schema, schemaOf } from '../model/object.ts';

/** A schema without the objects of these kinds. */
export function withoutKinds(schema: Schema, kinds: ReadonlySet<string>): Schema {
  return schemaOf([...schema.values()].filter((object) => !kinds.has(object.kind)));
}
