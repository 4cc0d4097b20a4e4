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
  return {
    sql: sql`DROP INDEX ${currentName(index, index.name)}`,
    locks: locks('ACCESS EXCLUSIVE', index.parent!),
  };
}

/** A constraint on the index takes the new name too. Blocks neither readers nor writers. */
export function renameIndex(before: readonly string[], after: SchemaObject): readonly Action[] {
  const name = after.name.at(-1)!;
  if (before.at(-1) === name) return [];
  return [
    {
      sql: sql`ALTER INDEX ${currentName(after, before)} RENAME TO ${ident(name)}`,
      locks: locks('SHARE UPDATE EXCLUSIVE', after.id),
    },
  ];
}

/** Into the tablespace that it is to be in; all of it is copied. */
export function moveIndex(index: SchemaObject<string, { readonly tablespace?: string }>): Action {
  const tablespace = ident(index.attributes.tablespace ?? 'pg_default');
  return {
    sql: sql`ALTER INDEX ${currentName(index, index.name)} SET TABLESPACE ${tablespace}`,
    locks: locks('ACCESS EXCLUSIVE', index.parent!),
  };
}

/** An index goes into another schema together with its table. */
function currentName(index: SchemaObject, name: readonly string[]): Sql {
  return qualified([objectName(index.parent!)[0]!, name.at(-1)!]);
}
