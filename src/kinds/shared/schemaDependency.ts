import { type ObjectId, objectId } from '../../model/object.ts';

/** What an object in a schema depends on: the schema, unless it is `public`, which is nobody's to create. */
export function schemaDependency(schema: string): readonly ObjectId[] {
  return schema === 'public' ? [] : [objectId('schema', [schema])];
}
