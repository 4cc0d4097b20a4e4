import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { Action, Hazard, Precondition } from '../../model/plan.ts';
import { ident, join, literal, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { MovedValue, StatementContext } from '../kind.ts';
import { truncateName } from '../shared/constraintName.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { ownName } from '../shared/nameSql.ts';
import { partitionsWithin } from '../shared/partitionsWithin.ts';
import {
  asColumnOf,
  columnIn,
  inheritedColumns,
  parentTables,
  tableColumns,
} from '../shared/tableColumns.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { leaveParent } from './leaveWhole.ts';
import type { Table } from './object.ts';

/** Whether a plan makes a table anew whose rows it keeps. */
export function isReplaced(table: Table, context: StatementContext): boolean {
  return context.before.has(table.id) && context.creates(table.id);
}

/** Whether a table was a part of one that is made anew, at any level. */
export function isWithinReplaced(table: Table, context: StatementContext): boolean {
  const above = table.attributes.partition && (context.before.get(table.attributes.partition.of) as Table);
  return above !== undefined && (isReplaced(above, context) || isWithinReplaced(above, context));
}

/** Moves a table and its partitions into a schema of its own: the new table gets all their names. */
export function setAside(table: Table, context: StatementContext): readonly Action[] {
  const aside = asideSchema(table);
  const inherited = inheritedColumns(table.id, context.before, context);
  return [
    {
      sql: sql`CREATE SCHEMA ${ident(aside)}`,
      keeps: { by: table.id, objects: inherited.map(({ id }) => id) },
      summary: `Make room for ${displayName(table.name)} while its rows move.`,
    },
    ...parentTables(table).map((parent) => leaveParent(table, parent)),
    ...dropDefaults(table, inherited),
    ...moveAside(table, table, context),
  ];
}

/** What gave new rows their values, a counter above all, may go or change before the old rows are taken. */
export function dropDefaults(table: Table, inherited: readonly SchemaObject[]): readonly Action[] {
  const defaults = inherited.filter(({ attributes }) => {
    const { default: value } = attributes as ColumnFacts;
    return value?.type === 'serial' || value?.type === 'expression';
  });
  if (defaults.length === 0) return [];
  const clauses = defaults.map(({ id }) => sql`ALTER COLUMN ${ownName(id)} DROP DEFAULT`);
  return [
    {
      sql: sql`ALTER TABLE ${qualified(table.name)} ${join(clauses)}`,
      summary: `Write nothing new to ${displayName(table.name)}.`,
      locks: locks('ACCESS EXCLUSIVE', table.id),
    },
  ];
}

/** Partitions first, while their table has its name; those that are to be elsewhere go their own way. */
function moveAside(table: Table, root: Table, context: StatementContext): readonly Action[] {
  const { before, after } = context;
  const parts = context.children(before, table.id).filter((child) => child.kind === 'table') as Table[];
  return [
    ...parts.flatMap((part) =>
      after.has(part.id) && !isWithin(part.id, root.id, after)
        ? setAside(part, context)
        : moveAside(part, root, context),
    ),
    {
      sql: sql`ALTER TABLE ${qualified(table.name)} SET SCHEMA ${ident(asideSchema(root))}`,
      summary: `Put ${displayName(table.name)} aside.`,
      locks: locks('ACCESS EXCLUSIVE', table.id),
    },
  ];
}

/** Fills the new table with the rows of the one that was put aside, and lets that go. */
export function takeBack(table: Table, context: StatementContext): readonly Action[] {
  if (comesWithAncestor(table, context)) return [];
  const old = context.before.get(table.id) as Table;
  const aside = qualified([asideSchema(old), old.name[1]!]);
  return [
    moveRows(table, old, aside, context),
    ...countOn(table, aside, context),
    { sql: sql`DROP TABLE ${aside}`, summary: `Drop what ${displayName(table.name)} was.` },
    {
      sql: sql`DROP SCHEMA ${ident(asideSchema(old))}`,
      summary: `Drop the schema in which ${displayName(table.name)} was.`,
    },
  ];
}

function moveRows(table: Table, old: Table, aside: Sql, context: StatementContext): Action {
  const moved = movedColumns(table, context);
  const whole = rootOf(table, context);
  const from = old.attributes.partitionKey ? aside : sql`ONLY ${aside}`;
  const list = moved.length === 0 ? sql`` : sql` (${join(moved.map(({ name }) => ident(name)))})`;
  const overriding = moved.length === 0 ? sql`` : sql` OVERRIDING SYSTEM VALUE`;
  return {
    sql: sql`INSERT INTO ${qualified(whole.name)}${list}${overriding}
SELECT ${join(moved.map(({ value }) => value))} FROM ${from}`,
    summary: `Move the rows of ${displayName(table.name)}.`,
    requires: partitionsWithin(whole.id, context.after, context).filter((part) => part !== table.id),
    prefers: tableColumns(table.id, context.after, context).map(({ id }) => id),
    locks: locks('ACCESS EXCLUSIVE', table.id),
    hazards: [
      ...(whole === table ? [] : [noPartition(table)]),
      ...moved.flatMap(({ hazards }) => hazards),
      {
        type: 'table-rewrite',
        message: `Nobody reads or writes ${displayName(table.name)} while all its rows are written anew.`,
      },
    ],
  };
}

/** Rows of a partition that are out of its new bounds belong into another one. */
function rootOf(table: Table, context: StatementContext): Table {
  const above = table.attributes.partition?.of;
  return above === undefined ? table : rootOf(context.after.get(above) as Table, context);
}

function noPartition({ name }: Table): Hazard {
  return {
    type: 'may-fail',
    message: `Fails where a row of ${displayName(name)} belongs into no partition any more.`,
  };
}

/** What of a column its values depend on. */
interface ColumnFacts {
  readonly type: TypeRef;
  readonly default: { readonly type: string; readonly sql?: string } | null;
  readonly inherits?: ObjectId;
}

/** A column that gets values from the old table, or by `@backfill`; all others take their default. */
interface MovedColumn extends MovedValue {
  readonly name: string;
}

function movedColumns(table: Table, context: StatementContext): readonly MovedColumn[] {
  const defaults = lateDefaults(table, context);
  return tableColumns(table.id, context.after, context).flatMap((column) => {
    const name = column.name.at(-1)!;
    if (isComputed(column)) return [];
    const moved = valueFrom(asColumnOf(table.id, column), context);
    const late = defaults.get(name);
    if (moved) return [{ name, ...moved }];
    return late ? [{ name, value: late, hazards: [] }] : [];
  });
}

function valueFrom(column: SchemaObject, context: StatementContext): MovedValue | undefined {
  const { backfill } = column.hints ?? {};
  const old = columnIn(column, context.before, context);
  if (!old) return backfill === undefined ? undefined : { value: verbatim(backfill), hazards: [] };
  const moved = context.movedValue(old, column);
  if (backfill === undefined) return moved;
  const { type } = column.attributes as ColumnFacts;
  const isSame = deepEqual(type, (old.attributes as ColumnFacts).type);
  const value = isSame ? moved.value : sql`(${moved.value})::${typeSql(type)}`;
  return { ...moved, value: sql`coalesce(${value}, (${verbatim(backfill)})::${withoutLength(type)})` };
}

/** A cast to a type with a length cuts off what is too long, where the row is to be refused. */
function withoutLength(type: TypeRef): Sql {
  return 'text' in type
    ? verbatim(
        typeSql(type)
          .text()
          .replace(/\(\d+(,\s*\d+)?\)/, ''),
      )
    : typeSql(type);
}

/**
 * What must hold of the rows of a table that is made anew, for the columns that it has from other tables than before: no
 * change of theirs looks at them.
 */
export function checkMoved(table: Table, context: StatementContext): readonly Precondition[] {
  if (!isReplaced(table, context)) return [];
  const own = new Set(context.children(context.after, table.id).map(({ name }) => name.at(-1)!));
  const inherited = inheritedColumns(table.id, context.after, context);
  const unsaid = inherited.filter(({ name }) => !own.has(name.at(-1)!));
  return unsaid.flatMap((column) => {
    const after = asColumnOf(table.id, column);
    const before = columnIn(after, context.before, context);
    return before?.id === column.id ? [] : context.checks({ after });
  });
}

/** What a table says otherwise of the columns that it inherits it says when the rows are there: too late for defaults. */
function lateDefaults(table: Table, context: StatementContext): ReadonlyMap<string, Sql> {
  const own = context.children(context.after, table.id).filter(({ kind }) => kind === 'column');
  return new Map(
    own.flatMap(({ name, attributes }) => {
      const { default: value, inherits } = attributes as ColumnFacts;
      return inherits !== undefined && value?.sql !== undefined
        ? [[name.at(-1)!, verbatim(value.sql)] as const]
        : [];
    }),
  );
}

/** Whether PostgreSQL works out the values of a column. */
export function isComputed({ attributes }: SchemaObject): boolean {
  return (attributes as ColumnFacts).default?.type === 'generated';
}

/** New counters go on where the old ones are. */
function countOn(table: Table, aside: Sql, context: StatementContext): readonly Action[] {
  const before = context.children(context.before, table.id).filter(counts);
  return context
    .children(context.after, table.id)
    .filter((column) => counts(column) && before.some(({ id }) => id === column.id))
    .map((column) => {
      const name = literal(column.name.at(-1)!);
      const sequence = (of: Sql) => sql`pg_get_serial_sequence(${literal(of.text())}, ${name})`;
      return {
        sql: sql`SELECT setval(${sequence(qualified(table.name))}, last_value) FROM pg_sequences
WHERE format('%I.%I', schemaname, sequencename)::regclass = ${sequence(aside)}::regclass`,
        summary: `Count on in ${displayName(column.name)}.`,
      };
    });
}

function counts({ kind, attributes }: SchemaObject): boolean {
  const { default: value } = attributes as Partial<ColumnFacts>;
  return kind === 'column' && (value?.type === 'serial' || value?.type === 'identity');
}

/** Whether the rows move with those of a table that it was and is a part of. */
function comesWithAncestor(table: Table, context: StatementContext): boolean {
  const above = table.attributes.partition?.of;
  if (above === undefined) return false;
  const parent = context.after.get(above) as Table;
  const moves = isReplaced(parent, context) && isWithin(table.id, above, context.before);
  return moves || (isWithin(table.id, above, context.before) && comesWithAncestor(parent, context));
}

/** Whether a table is another one or a partition of it, at any level. */
function isWithin(table: ObjectId, whole: ObjectId, schema: Schema): boolean {
  if (table === whole) return true;
  const above = (schema.get(table) as Table | undefined)?.attributes.partition?.of;
  return above !== undefined && isWithin(above, whole, schema);
}

/** Two tables have one name in different schemas: both are in the name. */
function asideSchema({ name }: Table): string {
  return truncateName(`schemac_${name.join('_')}`, 63);
}
