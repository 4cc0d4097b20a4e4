import { objectId, type SchemaObject } from '../../model/object.ts';

export interface EnumAttributes {
  /** In their sort order. */
  readonly values: readonly string[];
}
/** `details` of an enum. */
export interface EnumDetails {
  /** The order of the values is left to what the database has, as Prisma leaves it. */
  readonly anyOrder?: boolean;
}
export type Enum = SchemaObject<'enum', EnumAttributes>;

/** `name: ['public', 'Role']` */
export const enumId = (schema: string, name: string) => objectId('enum', [schema, name]);
