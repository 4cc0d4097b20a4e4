import { deepEqual } from '../../model/deepEqual.ts';
import { type Sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import { columnName } from './columnSql.ts';
import { conversion } from './conversion.ts';
import type { Column } from './object.ts';

/**
 * How the values of a column become those of another type; undefined where PostgreSQL does so by itself. A domain takes
 * and gives the values of the type beneath it.
 */
export function usingOf(before: Column, after: Column, context: StatementContext): Sql | undefined {
  if (after.hints?.using !== undefined) return verbatim(after.hints.using);
  const from = baseType(before.attributes.type, context.before);
  const to = baseType(after.attributes.type, context.after);
  return deepEqual(from, to) ? undefined : conversion(columnName(after), from, to, context.casts);
}
