import type { SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, qualified, sql } from '../../sql/sql.ts';
import { displayName } from './displayName.ts';
import { sequenceName } from './sequenceName.ts';

interface CounterPlace {
  readonly table: string;
  readonly column: string;
}

/** What the default of a column says of the name of a sequence behind it. */
interface Counter {
  readonly type: string;
  readonly name?: string;
  readonly sequence?: { readonly name?: string };
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
  if (old === name || !hasUsualSequence(column)) return [];
  return [
    {
      sql: sql`ALTER SEQUENCE ${qualified([column.name[0]!, old])} RENAME TO ${ident(name)}`,
      summary: `Rename the sequence behind ${displayName(column.name)}.`,
    },
  ];
}

function hasUsualSequence({ kind, attributes }: SchemaObject): boolean {
  if (kind !== 'column') return false;
  const { default: value } = attributes as { readonly default: Counter | null };
  if (value?.type === 'identity') return value.name === undefined;
  return value?.type === 'serial' && value.sequence?.name === undefined;
}
