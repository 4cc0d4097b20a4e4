import type { ObjectId } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { dollarQuoted } from '../../sql/dollarQuoted.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { ident, join, literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { truncateName } from '../shared/constraintName.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { partitionsWithin } from '../shared/partitionsWithin.ts';
import { columnIn, tableColumns } from '../shared/tableColumns.ts';
import type { Table } from './object.ts';
import { isComputed } from './replaceTable.ts';

/**
 * Makes a partition. The default partition beside it may hold rows that belong into the new one, and as long as it does,
 * PostgreSQL makes none: it is taken out meanwhile, and those rows move.
 */
export function besideDefault(table: Table, creation: Action, context: StatementContext): readonly Action[] {
  const above = table.attributes.partition?.of;
  const rest = above === undefined ? undefined : defaultPartition(table, above, context);
  if (above === undefined || rest === undefined) return [creation];
  const [whole, part] = [qualifiedName(above), qualified(rest.name)];
  const bothLocked = locks('ACCESS EXCLUSIVE', above, rest.id);
  const isParted = table.attributes.partitionKey !== undefined;
  return [
    {
      sql: sql`ALTER TABLE ${whole} DETACH PARTITION ${part}`,
      summary: `Take ${displayName(rest.name)} out while rows of it move.`,
      locks: bothLocked,
    },
    creation,
    ...(isParted ? [park(table, rest, context)] : []),
    {
      sql: moveSql(table, rest, isParted ? parkingOf(table) : qualified(table.name), context),
      summary: `Move what belongs into ${displayName(table.name)} there.`,
      locks: locks('ROW EXCLUSIVE', rest.id),
    },
    {
      sql: sql`ALTER TABLE ${whole} ATTACH PARTITION ${part} DEFAULT`,
      summary: `Take ${displayName(rest.name)} in again.`,
      locks: bothLocked,
      hazards: [
        {
          type: 'full-scan',
          message: `Nobody reads or writes ${displayName(rest.name)} while its rows are looked at.`,
        },
      ],
    },
    ...(isParted ? unpark(table, rest, context) : []),
  ];
}

/** What has partitions itself takes no rows before it has them. */
function park(table: Table, rest: Table, context: StatementContext): Action {
  const columns = join(movingColumns(rest, context));
  return {
    sql: sql`CREATE TABLE ${parkingOf(table)} AS SELECT ${columns} FROM ${qualified(rest.name)} WITH NO DATA`,
    summary: `Make room for what moves until ${displayName(table.name)} has its partitions.`,
  };
}

function unpark(table: Table, rest: Table, context: StatementContext): readonly Action[] {
  const columns = join(movingColumns(rest, context));
  return [
    {
      sql: sql`INSERT INTO ${qualified(table.name)} (${columns}) OVERRIDING SYSTEM VALUE
SELECT ${columns} FROM ${parkingOf(table)}`,
      summary: `Move what belongs into the partitions of ${displayName(table.name)} there.`,
      requires: partitionsWithin(table.id, context.after, context),
    },
    { sql: sql`DROP TABLE ${parkingOf(table)}`, summary: 'Drop what held these rows meanwhile.' },
  ];
}

function parkingOf({ name: [schema, name] }: Table): Sql {
  return qualified([schema!, truncateName(`schemac_${name}`, maximumNameBytes)]);
}

/** The one beside a new partition that is there before, and stays. */
function defaultPartition(table: Table, above: ObjectId, context: StatementContext): Table | undefined {
  const parts = context.children(context.after, above).filter(({ kind }) => kind === 'table') as Table[];
  const rest = parts.find(({ attributes }) => attributes.partition?.bound === 'DEFAULT');
  if (!rest || rest.id === table.id || context.creates(rest.id)) return undefined;
  return rest;
}

/** PostgreSQL itself says which rows they are: its bounds are compared by operator classes and collations. */
function moveSql(table: Table, rest: Table, to: Sql, context: StatementContext): Sql {
  const columns = join(movingColumns(rest, context));
  const from = qualified(rest.name);
  const move = sql`WITH moved AS (DELETE FROM ${from} WHERE <condition> RETURNING ${columns})
    INSERT INTO ${to} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM moved`;
  const format = literal(move.text().replaceAll('%', '%%').replace('<condition>', '%s'));
  const condition = sql`pg_get_partition_constraintdef(${literal(qualified(table.name).text())}::regclass)`;
  const body = sql`
BEGIN
  EXECUTE format(${format}, ${condition});
END
`;
  return sql`DO ${dollarQuoted(body.text())}`;
}

/** Those that are there on either side of the plan, and hold values of their own. */
function movingColumns(rest: Table, context: StatementContext): readonly Sql[] {
  return tableColumns(rest.id, context.after, context)
    .filter((column) => !isComputed(column))
    .filter((column) => columnIn({ ...column, parent: rest.id }, context.before, context))
    .map(({ name }) => ident(name.at(-1)!));
}
