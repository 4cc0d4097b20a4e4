import { objectId, type SchemaObject } from '../../model/object.ts';
import type { TypeRef } from '../shared/typeRef.ts';

export interface DomainAttributes {
  /** The type that it is over: a built-in one, or another type of the schema. */
  readonly type: TypeRef;
  /** SQL, as `"C"`, or the id of a collation of the schema; null: that of the type. */
  readonly collation: string | null;
  readonly notNull: boolean;
  /** SQL; null: none. */
  readonly default: string | null;
}
export type Domain = SchemaObject<'domain', DomainAttributes>;

/** `name: ['public', 'email']` */
export const domainId = (schema: string, name: string) => objectId('domain', [schema, name]);
