import { objectId, type SchemaObject } from '../../model/object.ts';

export interface ExtensionAttributes {
  /** Where its objects live; null: the declaration leaves it open (never from the catalog). */
  readonly schema: string | null;
  /** null: the declaration leaves it open (never from the catalog). */
  readonly version: string | null;
}
export type Extension = SchemaObject<'extension', ExtensionAttributes>;

/** `name: ['citext']` */
export const extensionId = (name: string) => objectId('extension', [name]);
