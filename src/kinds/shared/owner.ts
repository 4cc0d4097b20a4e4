import type { SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';

/** `details` of objects that are rebuilt for the sake of others. */
export type OwnerDetails = {
  /** The role that owns it, where it is not the one that reads the catalog. */
  readonly owner?: string;
};

/** A column `owner`, of the oid of a role. */
export const ownerColumn = (role: Sql): Sql => sql`nullif(pg_get_userbyid(${role}), current_user) AS owner`;

/** For the object that is made of a row with such a column. */
export function ownerDetails(owner: string | null): { readonly details?: OwnerDetails } {
  return owner === null ? {} : { details: { owner } };
}

/** What is rebuilt belongs to whom it has belonged to; who owns what is new is not the schema's business. */
export function restoreOwner(
  object: SchemaObject,
  address: Sql,
  context: StatementContext,
): readonly Action[] {
  const { owner } = (context.before.get(object.id)?.details ?? {}) as OwnerDetails;
  if (owner === undefined) return [];
  return [{ sql: sql`ALTER ${address} OWNER TO ${ident(owner)}`, summary: `Give it back to ${owner}.` }];
}
