import { objectId, type SchemaObject } from '../../model/object.ts';

export interface EnumAttributes {
  /** In their sort order. */
  readonly values: readonly string[];
}
export type Enum = SchemaObject<'enum', EnumAttributes>;

/** `name: ['public', 'Role']` */
export const enumId = (schema: string, name: string) => objectId('enum', [schema, name]);
