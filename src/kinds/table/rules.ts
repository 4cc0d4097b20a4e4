import type { ObjectId, Schema } from '../../model/object.ts';
import type { Action, Hazard } from '../../model/plan.ts';
import { ident, join, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { storageChanges, storageLock } from '../shared/storageParameters.ts';
import { mergeColumns, mergeNotNulls, notMergedAnyMore } from './mergedColumns.ts';
import type { Table, TableAttributes } from './object.ts';

type TableRules = { readonly [P in keyof TableAttributes]-?: AttributeRule<'table', TableAttributes> };

/** In the order in which they must change: the access method says which parameters there are. */
export const tableRules: TableRules = {
  accessMethod: {
    change: 'alter',
    alter: (_, after) => [
      alterTable(after, sql`SET ACCESS METHOD ${ident(after.attributes.accessMethod ?? 'heap')}`, [
        rewrite(after),
      ]),
    ],
  },
  unlogged: {
    change: 'alter',
    alter: (_, after) => [
      after.attributes.unlogged
        ? alterTable(after, sql`SET UNLOGGED`, [rewrite(after), lostInCrash(after)])
        : alterTable(after, sql`SET LOGGED`, [rewrite(after)]),
    ],
    rebuilds: keysBetweenTurned,
  },
  tablespace: {
    change: 'alter',
    alter: (_, after) => [
      alterTable(after, sql`SET TABLESPACE ${ident(after.attributes.tablespace ?? 'pg_default')}`, [
        rewrite(after),
      ]),
    ],
  },
  parameters: {
    change: 'alter',
    alter: alterParameters,
  },
  rowSecurity: { change: 'alter', alter: (_, after) => [turnRowSecurity(after)] },
  forceRowSecurity: { change: 'alter', alter: (_, after) => [forceRowSecurity(after)] },
  partitionKey: { change: 'replace' },
  partition: { change: 'replace' },
  inherits: { change: 'replace' },
  merged: { change: 'alter', alter: mergeColumns, rebuilds: notMergedAnyMore },
  mergedNotNulls: { change: 'alter', alter: mergeNotNulls, rebuilds: notMergedAnyMore },
};

/** What has no effect, or is in the way, as long as the columns are not what they will be, comes when all else is done. */
function alterParameters(before: Table, after: Table, context: StatementContext): readonly Action[] {
  const [old, wanted] = [before.attributes.parameters ?? [], after.attributes.parameters ?? []];
  const late = wanted.filter((parameter) => !old.includes(parameter) && isLate(parameter));
  const lateNames = new Set(late.map(parameterName));
  const kept = old.filter((parameter) => !lateNames.has(parameterName(parameter)));
  const columns = context.children(context.after, after.id).filter(({ kind }) => kind === 'column');
  return [
    ...setParameters(
      after,
      kept,
      wanted.filter((parameter) => !late.includes(parameter)),
    ),
    ...setParameters(after, [], late).map((action) => ({
      ...action,
      requires: columns.map(({ id }) => id),
      prefers: columns.map(({ id }) => id),
    })),
  ];
}

/**
 * PostgreSQL does not write a table anew that is used as a catalog; and it forgets, without a word, what is set for a TOAST
 * table that is not there, as no column needs it yet.
 */
function isLate(parameter: string): boolean {
  return parameter === 'user_catalog_table=true' || parameter.startsWith('toast.');
}

function parameterName(parameter: string): string {
  return parameter.split('=', 1)[0]!;
}

function setParameters(table: Table, old: readonly string[], wanted: readonly string[]): readonly Action[] {
  const changes = storageChanges(old, wanted);
  if (changes.length === 0) return [];
  return [
    {
      sql: sql`ALTER TABLE ${qualified(table.name)} ${join(changes)}`,
      locks: locks(storageLock(old, wanted), table.id),
    },
  ];
}

/** For a table that is new. */
export function enterRowSecurity(table: Table): readonly Action[] {
  const { attributes } = table;
  return [
    ...(attributes.rowSecurity ? [turnRowSecurity(table)] : []),
    ...(attributes.forceRowSecurity ? [forceRowSecurity(table)] : []),
  ];
}

function turnRowSecurity(table: Table): Action {
  const word = table.attributes.rowSecurity ? sql`ENABLE` : sql`DISABLE`;
  return alterTable(table, sql`${word} ROW LEVEL SECURITY`, []);
}

function forceRowSecurity(table: Table): Action {
  const word = table.attributes.forceRowSecurity ? sql`FORCE` : sql`NO FORCE`;
  return alterTable(table, sql`${word} ROW LEVEL SECURITY`, []);
}

function alterTable(table: Table, clause: Sql, hazards: readonly Hazard[]): Action {
  return {
    sql: sql`ALTER TABLE ${qualified(table.name)} ${clause}`,
    locks: locks('ACCESS EXCLUSIVE', table.id),
    hazards,
  };
}

function rewrite({ name }: Table): Hazard {
  return {
    type: 'table-rewrite',
    message: `Nobody reads or writes ${displayName(name)} while all its rows are written anew.`,
  };
}

function lostInCrash({ name }: Table): Hazard {
  return {
    type: 'data-loss',
    message: `From then on a crash of the server empties ${displayName(name)}.`,
  };
}

/**
 * A logged table cannot refer to one that is not. Where both ends of a foreign key turn, the key makes way, so that it
 * matters to nobody which of them is first.
 */
function keysBetweenTurned(
  { id }: Table,
  _: Table,
  schemas: { readonly before: Schema; readonly after: Schema },
): readonly ObjectId[] {
  return [...schemas.before.values()].flatMap((object) => {
    if (object.kind !== 'foreign-key') return [];
    const { referencedTable } = object.attributes as { readonly referencedTable: ObjectId };
    const ends = [object.parent!, referencedTable];
    const others = ends.filter((end) => end !== id);
    return others.length === 1 && turns(others[0]!, schemas) ? [object.id] : [];
  });
}

function turns(table: ObjectId, schemas: { readonly before: Schema; readonly after: Schema }): boolean {
  const [before, after] = [schemas.before, schemas.after].map(
    (schema) => schema.get(table)?.attributes as TableAttributes | undefined,
  );
  return before !== undefined && after !== undefined && before.unlogged !== after.unlogged;
}
