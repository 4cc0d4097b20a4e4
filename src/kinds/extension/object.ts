import { objectId, type SchemaObject } from '../../model/object.ts';

export interface ExtensionAttributes {
  /** Where its objects live; null: the declaration leaves it open (never from the catalog). */
  readonly schema: string | null;
  /** null: the declaration leaves it open (never from the catalog). */
  readonly version: string | null;
}
/** `details` of an extension. */
export interface ExtensionDetails {
  /** Whether PostgreSQL can move it to another schema. */
  readonly relocatable?: boolean;
  /** The declaration leaves its version open. */
  readonly anyVersion?: boolean;
}
export type Extension = SchemaObject<'extension', ExtensionAttributes>;

/** `name: ['citext']` */
export const extensionId = (name: string) => objectId('extension', [name]);
