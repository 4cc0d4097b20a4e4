import type { ObjectId } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';
import { isVolatile } from './isVolatile.ts';

/** Whether the column is new, and gets one value for all rows that are there. */
export function isNewConstant(id: ObjectId, { before, after }: StatementContext): boolean {
  const column = after.get(id);
  if (!column || before.has(id) || column.hints?.backfill !== undefined) return false;
  const { default: value } = column.attributes as {
    readonly default: { readonly type: string; readonly sql?: string } | null;
  };
  return value?.type === 'expression' && value.sql !== undefined && !isVolatile(value.sql);
}
