import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, sql } from '../../sql/sql.ts';
import { alterTable } from './alterTable.ts';
import { locks } from './locks.ts';
import { qualifiedName } from './nameSql.ts';

/** Locks its table, and whatever else. */
export function dropConstraint(constraint: SchemaObject, ...others: readonly ObjectId[]): Action {
  const table = constraint.parent!;
  const clauses = [sql`DROP CONSTRAINT ${ident(constraint.name.at(-1)!)}`];
  return {
    ...alterTable({ table, step: 'drop', clauses }),
    locks: locks('ACCESS EXCLUSIVE', table, ...others),
  };
}

/** For constraints without an index; to rename the index of another blocks nobody. */
export function renameConstraint(before: SchemaObject, after: SchemaObject): Action {
  const [old, wanted] = [before, after].map(({ name }) => ident(name.at(-1)!));
  return {
    sql: sql`ALTER TABLE ${qualifiedName(after.parent!)} RENAME CONSTRAINT ${old!} TO ${wanted!}`,
    locks: locks('ACCESS EXCLUSIVE', after.parent!),
  };
}
