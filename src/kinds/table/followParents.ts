import type { Action } from '../../model/plan.ts';
import { literal, qualified, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { ownName } from '../shared/nameSql.ts';
import { inheritedColumns } from '../shared/tableColumns.ts';
import type { Table } from './object.ts';

/**
 * Gives the columns that a new table has from others their statistics targets, which PostgreSQL does not copy as it does
 * storage and compression. Where a target changes later, it reaches the tables that are there by itself.
 */
export function followParents(table: Table, context: StatementContext): readonly Action[] {
  return inheritedColumns(table.id, context.after, context).flatMap(({ id, attributes }) => {
    const { statistics } = attributes as { readonly statistics?: number };
    if (statistics === undefined) return [];
    const name = ownName(id);
    return [
      {
        sql: sql`ALTER TABLE ${qualified(table.name)} ALTER COLUMN ${name} SET STATISTICS ${literal(statistics)}`,
        summary: `Sample ${displayName(table.name)} as the table that its columns are from.`,
        locks: locks('SHARE UPDATE EXCLUSIVE', table.id),
        requires: [id],
      },
    ];
  });
}
