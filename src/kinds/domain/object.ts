import { objectId, type SchemaObject } from '../../model/object.ts';
import type { TypeRef } from '../shared/typeRef.ts';

export interface DomainAttributes {
  /** The type that it is over: a built-in one, or another type of the schema. */
  readonly type: TypeRef;
  /** SQL, as `"C"`, or the id of a collation of the schema; null: that of the type. */
  readonly collation: string | null;
  readonly notNull: boolean;
  /** Of its NOT NULL, which is a constraint from PostgreSQL 18 on; absent: as PostgreSQL calls it. */
  readonly notNullName?: string;
  /** SQL; null: none. */
  readonly default: string | null;
}
export type Domain = SchemaObject<'domain', DomainAttributes>;

/** `details` of a domain that refuses NULL. */
export interface DomainDetails {
  /** The name of its NOT NULL in the database; null where the server keeps none (PostgreSQL 17 and older). */
  readonly notNullName?: string | null;
}

/** `name: ['public', 'email']` */
export const domainId = (schema: string, name: string) => objectId('domain', [schema, name]);
