import { deepEqual } from '../../model/deepEqual.ts';
import { objectId } from '../../model/object.ts';
import type { Action, Hazard } from '../../model/plan.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { ident, join, literal, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { truncateName } from '../shared/constraintName.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { freeName } from '../shared/settleNames.ts';
import { typeSql } from '../shared/typeSql.ts';
import { type EnumColumn, keptColumns } from './enumColumns.ts';
import { columnHolds, convertedValue, removedValues, replacements } from './enumValues.ts';
import type { Enum } from './object.ts';

/** PostgreSQL takes no value away and moves none: the columns change over to a new type of the same name. */
export function replaceType(before: Enum, after: Enum, context: StatementContext): readonly Action[] {
  const [schema] = after.name;
  const old = oldName(after, context);
  const values = join(after.attributes.values.map(literal));
  const replaced = replacements(before, after);
  const removed = removedValues(before, after);
  return [
    {
      sql: sql`ALTER TYPE ${qualified(after.name)} RENAME TO ${ident(old)}`,
      summary: `Make the enum ${displayName(after.name)} anew: the old type steps aside.`,
    },
    {
      sql: sql`CREATE TYPE ${qualified(after.name)} AS ENUM (${values})`,
      summary: `Create the enum ${displayName(after.name)} with its new values.`,
    },
    ...keptColumns(after.id, context).map((column) => convertColumn(column, { removed, replaced }, context)),
    { sql: sql`DROP TYPE ${qualified([schema!, old])}`, summary: 'Drop the old type.' },
  ];
}

/** A name for the old type that no other type or table has. */
function oldName({ name }: Enum, { before, after }: StatementContext): string {
  const [schema, own] = name as [string, string];
  const room = maximumNameBytes - '_old_99'.length;
  return freeName(`${truncateName(own, room)}_old`, (candidate) =>
    ['enum', 'table'].some((kind) => {
      const id = objectId(kind, [schema, candidate]);
      return before.has(id) || after.has(id);
    }),
  );
}

interface GoneValues {
  readonly removed: readonly string[];
  readonly replaced: ReadonlyMap<string, string>;
}

/**
 * A default is a value of the old type, so it steps aside too. Another default, and whether it is a list, come with
 * changes of their own.
 */
function convertColumn(
  column: EnumColumn,
  { removed, replaced }: GoneValues,
  context: StatementContext,
): Action {
  const { type, default: old } = column.attributes;
  const { attributes: wanted } = context.after.get(column.id) as EnumColumn;
  const keeps = deepEqual(wanted.type, type) && deepEqual(wanted.default, old);
  const name = ident(column.name.at(-1)!);
  const alter = sql`ALTER COLUMN ${name}`;
  const using = convertedValue(column, replaced);
  const clauses: readonly Sql[] = [
    ...(old ? [sql`${alter} DROP DEFAULT`] : []),
    sql`${alter} TYPE ${typeSql(type)} USING ${using}`,
    ...(keeps && old?.sql !== undefined ? [sql`${alter} SET DEFAULT ${verbatim(old.sql)}`] : []),
  ];
  return {
    sql: sql`ALTER TABLE ${qualifiedName(column.parent!)} ${join(clauses)}`,
    locks: locks('ACCESS EXCLUSIVE', column.parent!),
    hazards: [
      rewrite(column),
      ...removed.map((gone) =>
        replaced.has(gone) ? isReplaced(column, gone, replaced.get(gone)!) : inUse(column, gone),
      ),
    ],
    summary: `Change ${displayName(column.name)} over to the new type.`,
  };
}

/** The hint is the consent. */
function isReplaced(column: EnumColumn, value: string, replacement: string): Hazard {
  return {
    type: 'data-loss',
    message: `Rows that hold \`${value}\` in ${displayName(column.name)} hold \`${replacement}\` from then on.`,
  };
}

function rewrite({ name }: EnumColumn): Hazard {
  const table = displayName(name.slice(0, -1));
  return {
    type: 'table-rewrite',
    message: `Nobody reads or writes ${table} while all its rows and indexes are written anew.`,
  };
}

function inUse(column: EnumColumn, value: string): Hazard {
  return {
    type: 'may-fail',
    message: `Fails where ${displayName(column.name)} holds \`${value}\`, which is no value any more.`,
    when: columnHolds(column, value),
  };
}
