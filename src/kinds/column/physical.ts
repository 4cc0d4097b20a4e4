import type { ObjectId } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { storageChanges } from '../shared/storageParameters.ts';
import { asColumnOf, inheritingTables } from '../shared/tableColumns.ts';
import { typeSql } from '../shared/typeSql.ts';
import { addUnproven } from './alterNotNull.ts';
import { alterColumn } from './alterTable.ts';
import { columnName } from './columnSql.ts';
import type { Column, ColumnDetails, ColumnStorage } from './object.ts';

/** The clauses of ALTER TABLE that say again what a change of type has set back to the type's own. */
export function keepPhysical(column: Column): readonly Sql[] {
  const { storage, compression } = column.attributes;
  const clause = (action: Sql) => sql`ALTER COLUMN ${columnName(column)} ${action}`;
  return [
    ...(storage === undefined ? [] : [clause(sql`SET STORAGE ${verbatim(storage.toUpperCase())}`)]),
    ...(compression === undefined ? [] : [clause(sql`SET COMPRESSION ${verbatim(compression)}`)]),
  ];
}

/** What a new column cannot be told in the statement that makes it. */
export function finishColumn(column: Column, { version }: StatementContext): readonly Action[] {
  const { storage, statistics, parameters } = column.attributes;
  return [
    ...(storage === undefined || version >= 160_000 ? [] : [alterStorage(column, column)]),
    ...addUnproven(column, version),
    ...(statistics === undefined ? [] : [alterStatistics(column)]),
    ...(parameters === undefined ? [] : [alterParameters(column, [])]),
  ];
}

/** From PostgreSQL 16 on it could be SET STORAGE DEFAULT; older ones must be told the type's own. */
export function alterStorage(before: Column, after: Column): Action {
  const word = after.attributes.storage ?? typeStorage(before, after);
  return alterPhysical(after, sql`SET STORAGE ${verbatim(word.toUpperCase())}`, 'ACCESS EXCLUSIVE');
}

/** How PostgreSQL stores the type if nobody says otherwise; the catalog knows, if one side has been read from it. */
function typeStorage(before: Column, after: Column): ColumnStorage {
  const known = [after, before].map(({ details }) => (details as ColumnDetails | undefined)?.typeStorage);
  const builtin = /^(numeric|inet|cidr)\b/.test(typeSql(after.attributes.type).text()) ? 'main' : 'extended';
  return known.find((storage) => storage !== undefined) ?? builtin;
}

export function alterCompression(after: Column, context: StatementContext): readonly Action[] {
  return [alterPhysical(after, setCompression(after), 'ACCESS EXCLUSIVE'), ...compressHeirs(after, context)];
}

/** Where a change of type has set the compression back, in the tables that have the column from this one, too. */
export function keepCompression(column: Column, context: StatementContext): readonly Action[] {
  return column.attributes.compression === undefined ? [] : compressHeirs(column, context);
}

function setCompression({ attributes }: Column): Sql {
  return sql`SET COMPRESSION ${verbatim(attributes.compression ?? 'default')}`;
}

/** ALTER TABLE reaches partitions and children with every other setting of a column. */
function compressHeirs(column: Column, context: StatementContext): readonly Action[] {
  const heirs = heirsOf(column.parent!, context).map((heir) => asColumnOf(heir, column));
  return heirs.map((heir) => ({
    ...alterPhysical(heir, setCompression(heir), 'ACCESS EXCLUSIVE'),
    summary: `Compress ${displayName(heir.name)} as its table.`,
  }));
}

/** The tables that stay and have columns from one, at any level; one that is made anew has them as they are then. */
function heirsOf(table: ObjectId, context: StatementContext): readonly ObjectId[] {
  const partitions = context.children(context.after, table).filter(({ kind }) => kind === 'table');
  const heirs = [...partitions, ...inheritingTables(table, context.after)]
    .map(({ id }) => id)
    .filter((id) => context.before.has(id) && !context.creates(id));
  return heirs.flatMap((id) => [id, ...heirsOf(id, context)]);
}

export function alterStatistics(after: Column): Action {
  const target = literal(after.attributes.statistics ?? -1);
  return alterPhysical(after, sql`SET STATISTICS ${target}`, 'SHARE UPDATE EXCLUSIVE');
}

export function alterParameters(after: Column, before: readonly string[]): Action {
  const name = columnName(after);
  const changes = storageChanges(before, after.attributes.parameters ?? []);
  const clauses = changes.map((change) => sql`ALTER COLUMN ${name} ${change}`);
  return { ...alterColumn(after, clauses), locks: locks('SHARE UPDATE EXCLUSIVE', after.parent!) };
}

function alterPhysical(
  column: Column,
  action: Sql,
  mode: 'ACCESS EXCLUSIVE' | 'SHARE UPDATE EXCLUSIVE',
): Action {
  const clauses = [sql`ALTER COLUMN ${columnName(column)} ${action}`];
  return { ...alterColumn(column, clauses), locks: locks(mode, column.parent!) };
}
