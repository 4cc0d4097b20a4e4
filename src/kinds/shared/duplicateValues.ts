import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Hazard, Precondition } from '../../model/plan.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from './displayName.ts';
import { isSettledColumn } from './isSettledColumn.ts';
import { isUnchanged } from './isUnchanged.ts';
import { mayFail } from './mayFail.ts';

interface Keys {
  /** Columns, and expressions in parentheses. */
  readonly keys: readonly Sql[];
  /** The rows, for FROM. */
  readonly from: Sql;
  /** Rows that the key does not cover, as a condition; absent: it covers all. */
  readonly where?: Sql;
  /** Whether two rows with NULL in the same place are the same. */
  readonly nullsEqual: boolean;
}

/** A unique key cannot be made over rows that are the same in it: the error `duplicate-values`. */
export function duplicateValues(object: SchemaObject, { keys, from, where, nullsEqual }: Keys): Precondition {
  const conditions = [
    ...(where ? [sql`(${where})`] : []),
    ...(nullsEqual ? [] : keys.map((key) => sql`${key} IS NOT NULL`)),
  ];
  const filter = conditions.length === 0 ? sql`` : sql` WHERE ${join(conditions, sql` AND `)}`;
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${from}${filter} GROUP BY ${join(keys)} HAVING count(*) > 1)`,
    diagnostic: errorDiagnostic(
      'duplicate-values',
      `${displayName(object.name)} cannot be created: rows of the table are the same in ${join(keys).text()}.`,
      {
        ...(object.origin ? { span: object.origin } : { subject: object.id }),
        fixes: [
          { title: 'Change or delete the duplicates first, in a migration of their own (`--create-only`).' },
        ],
      },
    ),
  };
}

/**
 * What can go wrong when a key is made over rows, of which it is asked beforehand, or not: their columns get another type,
 * or values by the user's own SQL.
 */
export function duplicateHazards(
  object: SchemaObject,
  columns: readonly ObjectId[],
  asked: readonly Precondition[],
  context: StatementContext,
): readonly Hazard[] {
  if (isUnchanged(object, context)) return [];
  const message = 'Fails where rows are the same in the key.';
  const isConverted = (id: ObjectId) => context.before.has(id) && !isSettledColumn(id, context);
  const isFilled = (id: ObjectId) => context.after.get(id)?.hints?.backfill !== undefined;
  return columns.some((id) => isConverted(id) || isFilled(id))
    ? [{ type: 'may-fail', message }]
    : mayFail(asked, message);
}
