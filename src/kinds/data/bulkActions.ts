import { type ObjectId, objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { join, literal, type Sql, sql } from '../../sql/sql.ts';
import type { BulkAction, StatementContext } from '../kind.ts';
import type { RowValues } from '../shared/declaredRows.ts';
import { displayName } from '../shared/displayName.ts';
import { groupBy } from '../shared/groupBy.ts';
import { isPartitioned } from '../shared/isPartitioned.ts';
import { locks } from '../shared/locks.ts';
import { columnNames, ownName, qualifiedName } from '../shared/nameSql.ts';
import { keyCondition, valueSql } from '../shared/rowSql.ts';
import { columnOf, type DataChange, type Row, type RowChanges, rowChanges } from './rowChanges.ts';
import { referencesOf, type TableOrder, tableOrder } from './tableOrder.ts';
import { takenValues } from './takenValues.ts';
import { describeKeys } from './words.ts';

/**
 * What is new comes first, once it finds no unique value taken, and what it refers to before it; then what changes; what
 * goes comes last, when nothing refers to it any more.
 */
export function bulkActions(
  changes: readonly DataChange[],
  context: StatementContext,
): readonly BulkAction[] {
  const all = changes.map((change) => rowChanges(change, context));
  const [there, back] = [orderIn(context.after, all, context), orderIn(context.before, all, context)];
  const placed = (order: TableOrder) =>
    all.toSorted((left, right) => order.tables.indexOf(left.table) - order.tables.indexOf(right.table));
  const each = (tables: readonly RowChanges[], actions: (one: RowChanges) => readonly Action[]) =>
    tables.flatMap((one) => actions(one).map((action) => ({ ...action, change: one.change })));
  return [
    ...each(placed(there), (one) =>
      updates(one, takenValues(one, context), context, 'Let go of values that others get:'),
    ),
    ...each(placed(there), (one) => insertions(one, there.backward, context)),
    ...each(placed(there), (one) => [
      ...updates(one, references(one, there.backward), context),
      ...updates(one, one.updated, context),
    ]),
    ...each(placed(back).reverse(), (one) => openReferences(one, back.backward, context)),
    ...each(placed(back).reverse(), (one) => deletions(one, context)),
  ];
}

function orderIn(
  schema: StatementContext['after'],
  all: readonly RowChanges[],
  context: StatementContext,
): TableOrder {
  const isNullable = (column: ObjectId) =>
    (columnOf(column, context)?.attributes as { readonly nullable?: boolean } | undefined)?.nullable === true;
  return tableOrder(
    all.map(({ table }) => table),
    referencesOf(schema),
    isNullable,
  );
}

function insertions(
  changes: RowChanges,
  backward: ReadonlySet<ObjectId>,
  context: StatementContext,
): readonly Action[] {
  const rows = changes.inserted.map(({ key, values }) => ({ key, values: without(values, backward) }));
  const groups = groupBy(rows, ({ values }) => Object.keys(values).join(' '));
  return [
    ...[...groups.values()].map((group) => insertion(changes, group, context)),
    ...movedCounters(changes, context),
  ];
}

/** References that were left open when the rows were inserted. */
function references({ inserted }: RowChanges, backward: ReadonlySet<ObjectId>): readonly Row[] {
  return inserted.flatMap(({ key, values }) => {
    const open = Object.entries(values).filter(
      ([column, value]) => backward.has(column as ObjectId) && value !== null,
    );
    return open.length === 0 ? [] : [{ key, values: Object.fromEntries(open) }];
  });
}

function without(values: RowValues, columns: ReadonlySet<ObjectId>): RowValues {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [column, columns.has(column as ObjectId) ? null : value]),
  );
}

function insertion(
  { table, key, mayMeet }: RowChanges,
  rows: readonly Row[],
  context: StatementContext,
): Action {
  const columns = Object.keys(rows[0]!.values) as ObjectId[];
  const lines = rows.map(
    ({ values }) => sql`  (${join(columns.map((id) => constant(id, values[id]!, context)))})`,
  );
  const overriding = columns.some((id) => isAlwaysIdentity(id, context))
    ? sql` OVERRIDING SYSTEM VALUE`
    : sql``;
  return {
    sql: sql`INSERT INTO ${qualifiedName(table)} (${columnNames(columns)})${overriding} VALUES
${join(
  lines,
  sql`,
`,
)}${mayMeet ? onConflict(key, columns) : sql``}`,
    locks: locks('ROW EXCLUSIVE', table),
    summary: summaryOf('Insert', table, rows),
  };
}

/** A row with this key that is there already is taken over. */
function onConflict(key: readonly ObjectId[], columns: readonly ObjectId[]): Sql {
  const others = columns.filter((id) => !key.includes(id));
  const values = others.map((id) => sql`${ownName(id)} = excluded.${ownName(id)}`);
  return sql`
ON CONFLICT (${columnNames(key)}) DO ${others.length === 0 ? sql`NOTHING` : sql`UPDATE SET ${join(values)}`}`;
}

/** Rows that get the same values in one statement. */
function updates(
  { table, key }: RowChanges,
  rows: readonly Row[],
  context: StatementContext,
  verb = 'Change',
): readonly Action[] {
  const groups = groupBy(rows, ({ values }) => JSON.stringify(values));
  return [...groups.values()].map((group) => {
    const values = Object.entries(group[0]!.values) as [ObjectId, string | null][];
    const set = values.map(([id, value]) => sql`${ownName(id)} = ${constant(id, value, context)}`);
    const keys = group.map((row) => row.key);
    return {
      sql: sql`UPDATE ${qualifiedName(table)} SET ${join(set)} WHERE ${keyCondition(key, keys, context)}`,
      locks: locks('ROW EXCLUSIVE', table),
      summary: summaryOf(verb, table, group),
    };
  });
}

/** Rows that go and refer to each other across tables let go of each other first. */
function openReferences(
  { table, key, deleted, change }: RowChanges,
  backward: ReadonlySet<ObjectId>,
  context: StatementContext,
): readonly Action[] {
  const own = [...backward].filter((id) => columnOf(id, context)?.parent === table);
  if (change.type === 'create' || own.length === 0 || deleted.length === 0) return [];
  const keys = deleted.map((row) => row.key);
  const set = own.map((id) => sql`${ownName(id)} = NULL`);
  return [
    {
      sql: sql`UPDATE ${qualifiedName(table)} SET ${join(set)} WHERE ${keyCondition(key, keys, context)}`,
      locks: locks('ROW EXCLUSIVE', table),
      summary: `Let go of what refers to rows that are deleted: ${displayName(objectName(table))}.`,
    },
  ];
}

function deletions(
  { table, key, deleted, change }: RowChanges,
  context: StatementContext,
): readonly Action[] {
  if (deleted.length === 0) return [];
  const condition = keyCondition(
    key,
    deleted.map((row) => row.key),
    context,
  );
  const name = displayName(objectName(table));
  const when = sql`SELECT EXISTS (SELECT FROM ${qualifiedName(table)} WHERE ${condition})`;
  const message = `Rows of ${name} are deleted: ${describeKeys(deleted.map((row) => row.key))}.`;
  return [
    {
      sql: sql`DELETE FROM ${qualifiedName(table)} WHERE ${condition}`,
      locks: locks('ROW EXCLUSIVE', table),
      summary: summaryOf('Delete', table, deleted),
      ...(change.type === 'alter' && { hazards: [{ type: 'data-loss', message, when, comesBack: true }] }),
    },
  ];
}

function summaryOf(verb: string, table: ObjectId, rows: readonly Row[]): string {
  const what = rows.length === 1 ? 'a row' : `${rows.length} rows`;
  return `${verb} ${what} of ${displayName(objectName(table))}.`;
}

function constant(id: ObjectId, value: string | null, context: StatementContext): Sql {
  return valueSql(value, columnOf(id, context));
}

interface Counter {
  readonly type: string;
  readonly always?: boolean;
}

function counterOf(id: ObjectId, context: StatementContext): Counter | undefined {
  const { default: value } = (columnOf(id, context)?.attributes ?? {}) as {
    readonly default?: Counter | null;
  };
  return value?.type === 'identity' || value?.type === 'serial' ? value : undefined;
}

function isAlwaysIdentity(id: ObjectId, context: StatementContext): boolean {
  return counterOf(id, context)?.always === true;
}

/** The next row that the application adds must not get a number that is taken. A counter never goes back. */
function movedCounters({ table, inserted }: RowChanges, context: StatementContext): readonly Action[] {
  const columns = new Set(inserted.flatMap(({ values }) => Object.keys(values) as ObjectId[]));
  const own = sql`min(tableoid)::regclass`;
  const relation = isPartitioned(context.after.get(table)) ? sql`pg_partition_root(${own})` : own;
  return [...columns]
    .filter((id) => counterOf(id, context))
    .map((id) => {
      const name = objectName(id).at(-1)!;
      return {
        sql: sql`SELECT setval(counter, greatest(highest, pg_sequence_last_value(counter)))
FROM (SELECT pg_get_serial_sequence(${relation}::text, ${literal(name)})::regclass AS counter, max(${ownName(id)}) AS highest FROM ${qualifiedName(table)}) AS rows`,
        summary: `Count on behind the highest ${displayName([name])} of ${displayName(objectName(table))}.`,
      };
    });
}
