import { objectId, type SchemaObject } from '../../model/object.ts';
import type { TypeRef } from '../shared/typeRef.ts';

/** A part of a composite type. Whatever the type is, it takes NULL. */
export interface AttributeAttributes {
  readonly type: TypeRef;
  /** SQL, as `"C"`, or the id of a collation of the schema; null: that of the type. */
  readonly collation: string | null;
}
export type Attribute = SchemaObject<'attribute', AttributeAttributes>;

/** `name: ['public', 'address', 'street']`, parent: the composite type. */
export const attributeId = (type: readonly string[], name: string) => objectId('attribute', [...type, name]);
