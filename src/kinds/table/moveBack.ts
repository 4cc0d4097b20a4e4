import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, sql } from '../../sql/sql.ts';
import type { MovedValue, Schemas, StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import { partitionsWithin } from '../shared/partitionsWithin.ts';
import { columnIn, inheritedColumns, tableColumns } from '../shared/tableColumns.ts';
import { defaultBeside, keysToWhole } from './keysToWhole.ts';
import { leaveParent } from './leaveWhole.ts';
import type { Table } from './object.ts';
import { dropDefaults, isComputed } from './replaceTable.ts';

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

/** They are converted on their way where a column is of another type by then, or that is made anew. */
export function moveBack(table: Table, context: StatementContext): readonly Action[] {
  const above = table.attributes.partition!.of;
  const moved = movedColumns(table, above, context);
  const names = join(moved.map(({ column }) => ident(column.name.at(-1)!)));
  const made = partitionsWithin(above, context.after, context).filter((part) => context.creates(part));
  const isConverted = moved.some(({ isSame }) => !isSame);
  const inherited = inheritedColumns(table.id, context.before, context);
  const [part, whole] = [displayName(table.name), displayName(context.after.get(above)!.name)];
  return [
    {
      ...leaveParent(table, above),
      ...(isConverted ? { keeps: { by: table.id, objects: inherited.map(({ id }) => id) } } : {}),
    },
    ...(isConverted ? dropDefaults(table, inherited) : []),
    {
      sql: sql`INSERT INTO ${qualifiedName(above)} (${names}) OVERRIDING SYSTEM VALUE
SELECT ${join(moved.map(({ value }) => value))} FROM ${qualified(table.name)}`,
      summary: `Move the rows of ${part} to where they were.`,
      ...(isConverted || made.length > 0 ? { requires: made } : {}),
      ...(isConverted ? { prefers: moved.map(({ column }) => column.id) } : {}),
      hazards: [
        {
          type: 'may-fail',
          message: `Fails where a row of ${part} belongs into no partition of ${whole} any more.`,
        },
        ...moved.flatMap(({ hazards }) => hazards),
      ],
    },
    { sql: sql`DROP TABLE ${qualified(table.name)}`, locks: locks('ACCESS EXCLUSIVE', table.id) },
  ];
}

/** A column of the whole that the partition has had, and its value in a row of that. */
interface ColumnOfBoth extends MovedValue {
  readonly column: SchemaObject;
  readonly isSame: boolean;
}

function movedColumns(table: Table, above: ObjectId, context: StatementContext): readonly ColumnOfBoth[] {
  return tableColumns(above, context.after, context).flatMap((column): readonly ColumnOfBoth[] => {
    const old = columnIn({ ...column, parent: table.id }, context.before, context);
    if (!old || isComputed(column)) return [];
    const moved = context.movedValue(old, column);
    // A type that is made anew is another one, though it is called the same.
    return [{ column, isSame: moved.value.text() === ownName(old.id).text(), ...moved }];
  });
}

function hasOtherBounds(above: ObjectId, { before, after }: Schemas): boolean {
  return ([...before.values()] as Table[]).some(({ id, kind, attributes }) => {
    if (kind !== 'table' || attributes.partition?.of !== above) return false;
    const wanted = (after.get(id) as Table | undefined)?.attributes.partition;
    return wanted?.of === above && wanted.bound !== attributes.partition.bound;
  });
}
