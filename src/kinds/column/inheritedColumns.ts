import { changedAttributes } from '../../model/changedAttributes.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { Action } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext } from '../kind.ts';
import { alterTable } from '../shared/alterTable.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { asColumnOf, columnIn, inheritingTables } from '../shared/tableColumns.ts';
import { columnName, tableName } from './columnSql.ts';
import { isMerged } from './mergedColumn.ts';
import type { Column, ColumnAttributes } from './object.ts';
import { columnRules } from './rules.ts';

/** The column as the table has it already, from a parent that has it no longer; undefined where it has none. */
export function inheritedBefore(column: Column, context: StatementContext): Column | undefined {
  if (context.creates(column.parent!)) return undefined;
  const old = columnIn(column, context.before, context) as Column | undefined;
  if (!old || old.parent === column.parent) return undefined;
  return { ...old, id: column.id, parent: column.parent!, name: column.name };
}

/** Makes a column that was inherited what the table's own is to be. */
export function adoptColumn(before: Column, after: Column, context: StatementContext): readonly Action[] {
  const changed = changedAttributes(before, after);
  const rules = Object.entries(columnRules) as [string, AttributeRule<'column', ColumnAttributes>][];
  return rules.flatMap(([name, rule]) =>
    rule.change === 'alter' && changed.includes(name) ? rule.alter(before, after, context) : [],
  );
}

/** Whether a column is one with that of a parent from now on, instead of being dropped. */
export function becomesInherited(column: Column, context: StatementContext): boolean {
  if (context.after.has(column.id) || context.creates(column.parent!)) return false;
  const wanted = columnIn(column, context.after, context) as Column | undefined;
  return wanted !== undefined && deepEqual(wanted.attributes.type, column.attributes.type);
}

/** Drops a column, in the tables that inherit it too, but for those that keep it as their own. */
export function dropColumn(column: Column, context: StatementContext): readonly Action[] {
  const heirs = inheritingTables(column.parent!, context.before);
  const name = column.name.at(-1)!;
  const keeps = heirs.map((heir) => {
    const wanted = columnIn(asColumnOf(heir.id, column), context.after, context);
    // One that is made anew in the parent comes from there again.
    return { heir, isKept: wanted !== undefined && wanted.id !== column.id };
  });
  const isAlone = keeps.some(({ isKept }) => isKept);
  const left = keeps.filter(({ heir, isKept }) => !isKept && (isAlone || isMerged(heir, column)));
  const clauses = [sql`DROP COLUMN ${columnName(column)}`];
  // What a schema calls a child's own as well may only be inherited in the database: then it has gone already.
  const leftovers = isAlone ? clauses : [sql`DROP COLUMN IF EXISTS ${columnName(column)}`];
  return [
    isAlone
      ? {
          sql: sql`ALTER TABLE ONLY ${tableName(column)} ${clauses[0]!}`,
          locks: locks('ACCESS EXCLUSIVE', column.parent!),
        }
      : alterTable({ table: column.parent!, step: 'drop', clauses }),
    ...left.map(({ heir }) => ({
      ...alterTable({ table: heir.id, step: 'drop', clauses: leftovers }),
      summary: `Drop column ${displayName([...heir.name, name])}.`,
    })),
  ];
}
