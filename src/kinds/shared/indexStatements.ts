import { objectName, type SchemaObject } from '../../model/object.ts';
import type { Action, Hazard } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import { displayName } from './displayName.ts';
import { locks } from './locks.ts';

/** CREATE INDEX: writers of the table wait until it is done. */
export function createIndex(index: SchemaObject, definition: Sql, unique: boolean): Action {
  const word = unique ? sql`UNIQUE INDEX` : sql`INDEX`;
  return {
    sql: sql`CREATE ${word} ${ident(index.name.at(-1)!)} ON ${definition}`,
    locks: locks('SHARE', index.parent!),
    hazards: [indexBuild(index, 'writes')],
  };
}

export function indexBuild(index: SchemaObject, blocks: 'writes' | 'reads or writes'): Hazard {
  const table = displayName(objectName(index.parent!));
  return { type: 'index-build', message: `Nobody ${blocks} ${table} until the index is built.` };
}

export function dropIndex(index: SchemaObject): Action {
  return { sql: sql`DROP INDEX ${qualified(index.name)}`, locks: locks('ACCESS EXCLUSIVE', index.parent!) };
}

/** A constraint on the index takes the new name too. Blocks neither readers nor writers. */
export function renameIndex(before: readonly string[], after: SchemaObject): Action {
  return {
    sql: sql`ALTER INDEX ${qualified(before)} RENAME TO ${ident(after.name.at(-1)!)}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', after.id),
  };
}
