import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, sql } from '../../sql/sql.ts';
import type { Schemas, StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { partitionsWithin } from '../shared/partitionsWithin.ts';
import { columnIn, tableColumns } from '../shared/tableColumns.ts';
import { typeOf } from '../shared/typeOf.ts';
import { defaultBeside, keysToWhole } from './keysToWhole.ts';
import { leaveParent } from './leaveWhole.ts';
import type { Table } from './object.ts';
import { isComputed } from './replaceTable.ts';

/**
 * Whether the rows of a partition that goes are to stay in its table: on the way back from a migration that made it, and
 * took them out of a default partition, or of one that had wider bounds.
 */
export function movesBack(table: Table, { before, after, wayBack }: Schemas): boolean {
  const above = table.attributes.partition?.of;
  if (!wayBack || above === undefined || !after.has(above) || after.has(table.id)) return false;
  return defaultBeside(table, { before, after }) !== undefined || hasOtherBounds(above, { before, after });
}

/** The foreign keys that make way while such rows move. */
export function keysOfMoved(table: Table, schemas: Schemas): readonly ObjectId[] {
  return movesBack(table, schemas) ? keysToWhole(table, schemas.before).map(({ id }) => id) : [];
}

/** Undefined where a column is of another type by then. */
export function moveBack(table: Table, context: StatementContext): readonly Action[] | undefined {
  const above = table.attributes.partition!.of;
  const columns = tableColumns(above, context.after, context).flatMap((column) => {
    const old = columnIn({ ...column, parent: table.id }, context.before, context);
    return old && !isComputed(column) ? [{ column, old }] : [];
  });
  if (columns.some(({ column, old }) => !deepEqual(typeOf(column), typeOf(old)))) return undefined;
  const names = join(columns.map(({ column }) => ident(column.name.at(-1)!)));
  const made = partitionsWithin(above, context.after, context).filter((part) => context.creates(part));
  const [part, whole] = [displayName(table.name), displayName(context.after.get(above)!.name)];
  return [
    leaveParent(table, above),
    {
      sql: sql`INSERT INTO ${qualifiedName(above)} (${names}) OVERRIDING SYSTEM VALUE
SELECT ${names} FROM ${qualified(table.name)}`,
      summary: `Move the rows of ${part} to where they were.`,
      ...(made.length === 0 ? {} : { requires: made }),
      hazards: [
        {
          type: 'may-fail',
          message: `Fails where a row of ${part} belongs into no partition of ${whole} any more.`,
        },
      ],
    },
    { sql: sql`DROP TABLE ${qualified(table.name)}`, locks: locks('ACCESS EXCLUSIVE', table.id) },
  ];
}

function hasOtherBounds(above: ObjectId, { before, after }: Schemas): boolean {
  return ([...before.values()] as Table[]).some(({ id, kind, attributes }) => {
    if (kind !== 'table' || attributes.partition?.of !== above) return false;
    const wanted = (after.get(id) as Table | undefined)?.attributes.partition;
    return wanted?.of === above && wanted.bound !== attributes.partition.bound;
  });
}
