import { objectName, type SchemaObject } from '../../model/object.ts';
import type { Action, Hazard } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from './displayName.ts';
import { isPartitioned } from './isPartitioned.ts';
import { keysOfWholes } from './keysOfWholes.ts';
import { locks } from './locks.ts';

interface CreateIndex {
  readonly definition: Sql;
  readonly unique: boolean;
}

/** CREATE INDEX: writers of the table wait until it is done, unless they must not. */
export function createIndex(
  index: SchemaObject,
  { definition, unique }: CreateIndex,
  context: StatementContext,
): Action {
  const word = unique ? sql`UNIQUE INDEX` : sql`INDEX`;
  const [name, table] = [ident(index.name.at(-1)!), index.parent!];
  if (!isBuiltBeside(index, context)) {
    return {
      sql: sql`CREATE ${word} ${name} ON ${definition}`,
      prefers: keysOfWholes(table, context.after),
      locks: locks('SHARE', table),
      hazards: [indexBuild(index, 'writes')],
    };
  }
  const shown = displayName(objectName(table));
  const message = `All rows of ${shown} are read twice, when those have ended who use it; others read and write meanwhile.`;
  return {
    sql: sql`CREATE ${word} CONCURRENTLY ${name} ON ${definition}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', table),
    transaction: 'outside',
    hazards: [{ type: 'index-build', message }],
  };
}

/** Whether the index is built while others write. What is made anew is not: nothing is to be without it meanwhile. */
export function isBuiltBeside({ id, parent }: SchemaObject, { online, before }: StatementContext): boolean {
  const table = before.get(parent!);
  return online === true && table !== undefined && !isPartitioned(table) && !before.has(id);
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
