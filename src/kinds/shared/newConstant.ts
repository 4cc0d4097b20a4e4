import type { ObjectId } from '../../model/object.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { isVolatile } from './isVolatile.ts';

/** The one value that all rows get in a column that is new, where there is one. */
export function newConstant(id: ObjectId, { before, after }: StatementContext): Sql | undefined {
  const column = after.get(id);
  if (!column || before.has(id) || column.hints?.backfill !== undefined) return undefined;
  const { default: value } = column.attributes as {
    readonly default: { readonly type: string; readonly sql?: string } | null;
  };
  if (value?.type !== 'expression' || value.sql === undefined || isVolatile(value.sql)) return undefined;
  return sql`(${verbatim(value.sql)})`;
}
