import { objectId, type SchemaObject } from '../../model/object.ts';

export type SchemaAttributes = Record<string, never>;
export type SchemaNamespace = SchemaObject<'schema', SchemaAttributes>;

/** `name: ['auth']` */
export const schemaId = (name: string) => objectId('schema', [name]);
