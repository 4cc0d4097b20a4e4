import type { Action, Alteration, Hazard } from '../../model/plan.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { locks } from './locks.ts';
import { qualifiedName } from './nameSql.ts';

/** An ALTER TABLE that nobody else reads or writes the table during, and that others may join. */
export function alterTable(alteration: Alteration, hazards: readonly Hazard[] = []): Action {
  return {
    sql: alterTableSql(alteration),
    alteration,
    locks: locks('ACCESS EXCLUSIVE', alteration.table),
    hazards,
  };
}

/** Several clauses stand on a line each. */
export function alterTableSql({ table, clauses }: Pick<Alteration, 'table' | 'clauses'>): Sql {
  const first = sql`ALTER TABLE ${qualifiedName(table)}`;
  if (clauses.length === 1) return sql`${first} ${clauses[0]!}`;
  return sql`${first}
  ${join(
    clauses,
    sql`,
  `,
  )}`;
}
