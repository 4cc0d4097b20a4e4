import type { Action, Alteration, Hazard } from '../../model/plan.ts';
import { join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import { alterTable } from '../shared/alterTable.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import { columnName, tableName } from './columnSql.ts';
import { isUnproven, notNullConstraint } from './notNull.ts';
import type { Column } from './object.ts';

/** One ALTER TABLE with these clauses, which others may join. */
export function alterColumn(
  column: Column,
  clauses: readonly Sql[],
  hazards: readonly Hazard[] = [],
  alteration: Partial<Pick<Alteration, 'step' | 'retypes' | 'recomputes' | 'readsColumns'>> = {},
): Action {
  return alterTable({ table: column.parent!, step: 'alter', clauses, ...alteration }, hazards);
}

/** The same, which nothing joins: PostgreSQL looks at identity columns before any clause of a statement is done. */
export function alterColumnAlone(column: Column, clauses: readonly Sql[]): Action {
  const { alteration: _, ...action } = alterColumn(column, clauses);
  return action;
}

/** Makes a column required. `version` is the server's, as in server_version_num. */
export function setNotNull(column: Column, version: number): Action {
  const hazards: readonly Hazard[] = [
    {
      type: 'full-scan',
      message: `Nobody reads or writes ${tableLabel(column)} while all its rows are checked for NULL.`,
    },
    ...(column.hints?.backfill === undefined ? [nullHazard(column)] : []),
  ];
  const clauses = [requireClause(column, version)];
  return alterColumn(column, clauses, isUnproven(column) ? [] : hazards, { step: 'require' });
}

function requireClause(column: Column, version: number): Sql {
  const name = columnName(column);
  return column.attributes.notNull && version >= notNullVersion
    ? sql`ADD ${join(notNullConstraint(column, name), sql` `)}`
    : sql`ALTER COLUMN ${name} SET NOT NULL`;
}

export function nullHazard(column: Column): Hazard {
  return {
    type: 'may-fail',
    message: `Fails where rows hold NULL in ${displayName(column.name)}.`,
    when: sql`SELECT EXISTS (SELECT FROM ${tableName(column)} WHERE ${columnName(column)} IS NULL)`,
  };
}

export function dropNotNull(column: Column): Action {
  return alterColumn(column, [sql`ALTER COLUMN ${columnName(column)} DROP NOT NULL`]);
}

/** Gives the rows without a value the one of the user's `@backfill`; nothing where there is none. */
export function backfill(column: Column): readonly Action[] {
  const value = column.hints?.backfill;
  if (value === undefined) return [];
  const name = columnName(column);
  return [
    {
      sql: sql`UPDATE ${tableName(column)} SET ${name} = ${verbatim(value)} WHERE ${name} IS NULL`,
      locks: locks('ROW EXCLUSIVE', column.parent!),
      fills: column.parent!,
      summary: `Fill ${displayName(column.name)} in the rows that have no value.`,
    },
  ];
}

export function rewriteHazard(column: Column): Hazard {
  return {
    type: 'table-rewrite',
    message: `Nobody reads or writes ${tableLabel(column)} while all its rows and indexes are written anew.`,
  };
}

/** The values stay as they are, but not their order. */
export function reorderHazard(column: Column): Hazard {
  return {
    type: 'blocks-reads',
    message: `Nobody reads or writes ${tableLabel(column)} while the indexes on ${displayName(column.name.slice(-1))} are built anew.`,
  };
}

function tableLabel({ name }: Column): string {
  return displayName(name.slice(0, -1));
}
