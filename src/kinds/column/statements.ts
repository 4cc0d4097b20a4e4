import type { Action, Hazard } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { renameCounter } from '../shared/renameCounter.ts';
import { columnIn } from '../shared/tableColumns.ts';
import { addColumn } from './addColumn.ts';
import { checkColumn } from './checkColumn.ts';
import { columnName, columnSql, tableName } from './columnSql.ts';
import { needsOwnCounter, startCounter } from './counter.ts';
import { computedBefore, filledByFormula } from './filledByFormula.ts';
import { filledByRows } from './filledByRows.ts';
import { adoptColumn, becomesInherited, dropColumn, inheritedBefore } from './inheritedColumns.ts';
import { tableOfInherited } from './mergedColumn.ts';
import { movedValue } from './movedValue.ts';
import type { Column, ColumnAttributes } from './object.ts';
import { dropOverride, isOverride } from './override.ts';
import { finishColumn } from './physical.ts';
import { columnSurvival } from './survival.ts';
import { valueHazards } from './typeHazards.ts';

export const columnStatements: Statements<'column', ColumnAttributes> = {
  create: (declared, context) => {
    const column = filledByRows(filledByFormula(declared, context), context);
    const inherited = isOverride(column) ? undefined : inheritedBefore(column, context);
    return inherited
      ? adoptColumn(inherited, column, context)
      : [...fillingActions(column, declared, context), ...finishColumn(column, context)];
  },
  inline: (column, { version }) =>
    isOverride(column)
      ? undefined
      : columnSql(needsOwnCounter(column) ? withoutDefault(column) : column, version),
  afterInline: (column, context) => [
    ...(needsOwnCounter(column) ? startCounter(withoutDefault(column), column, context) : []),
    ...finishColumn(column, context),
  ],
  drop: (column, context) => {
    if (isOverride(column)) return dropOverride(column, context);
    if (becomesInherited(column, context)) return [];
    const [first, ...others] = dropColumn(column, context);
    const hazards: readonly Hazard[] = isGenerated(column) ? [] : [{ type: 'data-loss', ...loss(column) }];
    return [{ ...first!, hazards }, ...others];
  },
  dropRebuilds: tableOfInherited,
  dropsChildren: (column) => !isOverride(column),
  rename: {
    when: (column) => (isOverride(column) ? 'equal' : 'ask'),
    // An inherited column has taken the new name already.
    rename: (before, after) =>
      isOverride(after)
        ? []
        : [
            {
              sql: sql`ALTER TABLE ${tableName(after)} RENAME COLUMN ${columnName(before)} TO ${columnName(after)}`,
              locks: locks('ACCESS EXCLUSIVE', after.parent!),
            },
            ...renameCounter(after, placeOf(before), placeOf(after)),
          ],
  },
  address: (column) => sql`COLUMN ${tableName(column)}.${columnName(column)}`,
  losesData: (column, context) =>
    isOverride(column) || keepsValues(column, context) ? undefined : loss(column),
  survival: columnSurvival,
  movedValue,
  check: checkColumn,
};

/** What it showed so far may not convert. */
function fillingActions(column: Column, declared: Column, context: StatementContext): readonly Action[] {
  const before = computedBefore(declared, context);
  const actions = addColumn(column, context);
  if (!before) return actions;
  const risks = valueHazards(before, declared, context);
  return actions.map((action) =>
    action.fills === undefined ? action : { ...action, hazards: [...(action.hazards ?? []), ...risks] },
  );
}

function placeOf({ name }: Column) {
  return { table: name[1]!, column: name.at(-1)! };
}

function withoutDefault(column: Column): Column {
  return { ...column, attributes: { ...column.attributes, default: null } };
}

function isGenerated({ attributes }: Column): boolean {
  return attributes.default?.type === 'generated';
}

/** Where the table is made anew, or has the column from a parent now. */
function keepsValues(column: Column, context: StatementContext): boolean {
  const isMoved = context.creates(column.parent!) || !context.after.has(column.id);
  return isMoved && columnIn(column, context.after, context) !== undefined;
}

/** What PostgreSQL works out from other columns is no loss. */
function loss(column: Column) {
  const exists = sql`SELECT EXISTS (SELECT FROM ${tableName(column)} WHERE ${columnName(column)} IS NOT NULL)`;
  return {
    when: isGenerated(column) ? sql`SELECT false` : exists,
    message: `The values of column ${displayName(column.name)} are lost.`,
  };
}
