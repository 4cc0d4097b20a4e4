import type { Action, Hazard } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { alterTable } from '../shared/alterTable.ts';
import { baseType } from '../shared/baseType.ts';
import { displayName } from '../shared/displayName.ts';
import { domainDefault, refusesNull } from '../shared/domainChain.ts';
import { isVolatile } from '../shared/isVolatile.ts';
import { alterColumn, backfill, rewriteHazard, setNotNull } from './alterTable.ts';
import { columnSql, tableName, typeClause } from './columnSql.ts';
import { addCounter, needsOwnCounter, startCounter } from './counter.ts';
import { enterDefault } from './defaultClauses.ts';
import { isUnproven } from './notNull.ts';
import type { Column } from './object.ts';
import { createOverride, isOverride } from './override.ts';

/** ADD COLUMN, in steps where the rows that are there take other values than the default. */
export function addColumn(column: Column, context: StatementContext): readonly Action[] {
  if (isOverride(column)) return createOverride(column, context);
  if (column.hints?.backfill !== undefined && !context.creates(column.parent!))
    return addInSteps(column, context);
  if (needsOwnCounter(column)) return addCounter(column, context);
  const hazards = [...(writesRows(column) ? [rewriteHazard(column)] : []), ...missingValue(column, context)];
  return [addition(column, context, hazards)];
}

function addition(column: Column, { version }: StatementContext, hazards: readonly Hazard[] = []): Action {
  const clauses = [sql`ADD COLUMN ${columnSql(column, version)}`];
  return alterTable({ table: column.parent!, step: 'add', clauses }, hazards);
}

/** Whether the rows that are there are written anew, instead of getting one value for all in the catalog. */
function writesRows({ attributes: { default: value } }: Column): boolean {
  switch (value?.type) {
    case undefined:
    case 'inherited':
      return false;
    case 'expression':
      return isVolatile(value.sql);
    case 'serial':
    case 'identity':
      return true;
    case 'generated':
      return value.stored;
  }
}

/** Nothing says what the rows that are there hold in a required column. */
function missingValue(column: Column, { after }: StatementContext): readonly Hazard[] {
  const { type, nullable, default: value } = column.attributes;
  const isOpen = (nullable || isUnproven(column)) && !refusesNull(type, after);
  if (isOpen || value || domainDefault(type, after) !== undefined) return [];
  return [
    {
      type: 'may-fail',
      message: `Fails where ${displayName(column.name.slice(0, -1))} has rows: nothing says what they hold in ${displayName(column.name.slice(-1))}.`,
      when: sql`SELECT EXISTS (SELECT FROM ${tableName(column)})`,
    },
  ];
}

/** A domain with a default or without NULL comes when the rows are filled: until then the column is of what lies beneath. */
function addInSteps(column: Column, context: StatementContext): readonly Action[] {
  const { type } = column.attributes;
  const waits = refusesNull(type, context.after) || domainDefault(type, context.after) !== undefined;
  const bare: Column = {
    ...column,
    attributes: {
      ...column.attributes,
      nullable: true,
      default: null,
      ...(waits ? { type: baseType(type, context.after) } : {}),
    },
  };
  const clauses = enterDefault(bare, column);
  return [
    addition(bare, context),
    ...backfill(column),
    ...(waits ? [alterColumn(column, [typeClause(column)], [rewriteHazard(column)])] : []),
    ...startCounter(bare, column, context),
    ...(column.attributes.nullable || isUnproven(column)
      ? []
      : [{ ...setNotNull(column, context.version), summary: `Make ${displayName(column.name)} required.` }]),
    ...(clauses.length === 0 ? [] : [alterColumn(column, clauses)]),
  ];
}
