import type { ObjectId } from '../../model/object.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { tableColumns } from './tableColumns.ts';
import type { TypeRef } from './typeRef.ts';
import { typeSql } from './typeSql.ts';

/**
 * A temporary table with the columns of a table, their types alone, for asking PostgreSQL about SQL on them; `suffix`
 * stands behind the list of columns.
 */
export function createScratchTable(
  scratch: string,
  table: ObjectId,
  context: StatementContext,
  { except, suffix = sql`` }: { readonly except?: ObjectId; readonly suffix?: Sql } = {},
): Sql {
  const columns = tableColumns(table, context.after, context)
    .filter((child) => child.id !== except)
    .map((child) => {
      const { type } = child.attributes as { readonly type: TypeRef };
      return sql`${ident(child.name.at(-1)!)} ${typeSql(type)}`;
    });
  return sql`CREATE TEMPORARY TABLE ${ident(scratch)} (${join(columns)})${suffix}`;
}
