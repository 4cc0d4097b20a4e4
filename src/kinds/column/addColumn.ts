import type { Action } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { alterTable, backfill, rewriteHazard, setNotNull } from './alterTable.ts';
import { columnSql, tableName } from './columnSql.ts';
import { needsOwnCounter, startCounter } from './counter.ts';
import { enterDefault } from './defaultClauses.ts';
import { isVolatile } from './isVolatile.ts';
import type { Column } from './object.ts';

/** ADD COLUMN, in steps where the rows that are there take other values than the default. */
export function addColumn(column: Column, context: StatementContext): readonly Action[] {
  if (needsOwnCounter(column)) return addInSteps(column, context);
  if (column.hints?.backfill !== undefined && !context.creates(column.parent!))
    return addInSteps(column, context);
  return [
    {
      sql: sql`ALTER TABLE ${tableName(column)} ADD COLUMN ${columnSql(column)}`,
      locks: locks('ACCESS EXCLUSIVE', column.parent!),
      hazards: writesRows(column) ? [rewriteHazard(column)] : [],
    },
  ];
}

/** Whether the rows that are there are written anew, instead of getting one value for all in the catalog. */
function writesRows({ attributes: { default: value } }: Column): boolean {
  switch (value?.type) {
    case undefined:
      return false;
    case 'expression':
      return isVolatile(value.sql);
    case 'serial':
    case 'identity':
      return true;
    case 'generated':
      return value.stored;
  }
}

function addInSteps(column: Column, context: StatementContext): readonly Action[] {
  const bare: Column = { ...column, attributes: { ...column.attributes, nullable: true, default: null } };
  const clauses = enterDefault(bare, column);
  return [
    {
      sql: sql`ALTER TABLE ${tableName(column)} ADD COLUMN ${columnSql(bare)}`,
      locks: locks('ACCESS EXCLUSIVE', column.parent!),
    },
    ...backfill(column),
    ...startCounter(bare, column, context),
    ...(column.attributes.nullable ? [] : [setNotNull(column)]),
    ...(clauses.length === 0 ? [] : [alterTable(column, clauses)]),
  ];
}
