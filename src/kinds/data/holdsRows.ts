import { type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { keyCondition } from '../shared/rowSql.ts';
import type { Data } from './object.ts';

/** Whether any of these rows is there. */
export function holdsRows(data: Data, keys: readonly string[], context: StatementContext): Sql {
  const condition = keyCondition(data.attributes.key, keys, context);
  return sql`EXISTS (SELECT FROM ${qualifiedName(data.parent!)} WHERE ${condition})`;
}
