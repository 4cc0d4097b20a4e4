import type { SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, qualified, sql } from '../../sql/sql.ts';
import { columnCounter } from './columnCounter.ts';
import { displayName } from './displayName.ts';
import { sequenceName } from './sequenceName.ts';

interface CounterPlace {
  readonly table: string;
  readonly column: string;
}

/**
 * The sequence behind a serial or identity column, where it has the name that PostgreSQL gives it, follows the names of its table
 * and its column, as it would be called if it were made now.
 */
export function renameCounter(
  column: SchemaObject,
  before: CounterPlace,
  after: CounterPlace,
): readonly Action[] {
  const old = sequenceName(before.table, before.column);
  const name = sequenceName(after.table, after.column);
  if (old === name || !columnCounter(column)?.isUsual) return [];
  return [
    {
      sql: sql`ALTER SEQUENCE ${qualified([column.name[0]!, old])} RENAME TO ${ident(name)}`,
      summary: `Rename the sequence behind ${displayName(column.name)}.`,
    },
  ];
}
