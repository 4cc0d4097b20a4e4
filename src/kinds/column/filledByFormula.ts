import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import { isSettledColumn } from '../shared/isSettledColumn.ts';
import { conversion } from './conversion.ts';
import type { Column } from './object.ts';

/**
 * A column that was computed when it was read and is a plain one now: PostgreSQL makes it anew, and the rows get in it
 * what they showed. Its SQL still speaks of the columns that it read; where one of these goes or changes at the same time,
 * the rows have no value.
 */
export function filledByFormula(column: Column, context: StatementContext): Column {
  const formula = formulaOf(column, context);
  return formula === undefined ? column : { ...column, hints: { ...column.hints, backfill: formula.text() } };
}

/** The column that it was, where the rows get what that showed. */
export function computedBefore(column: Column, context: StatementContext): Column | undefined {
  return formulaOf(column, context) && (context.before.get(column.id) as Column);
}

function formulaOf(column: Column, context: StatementContext): Sql | undefined {
  const before = context.before.get(column.id) as Column | undefined;
  const old = before?.attributes.default;
  if (old?.type !== 'generated' || old.stored || column.hints?.backfill !== undefined) return undefined;
  if (column.attributes.default?.type === 'generated') return undefined;
  const isSettled = before!.dependsOn.every((id) => isSame(id, context));
  if (!isSettled) return undefined;
  const formula = sql`(${verbatim(old.sql)})`;
  const from = baseType(before!.attributes.type, context.before);
  const to = baseType(column.attributes.type, context.after);
  return deepEqual(from, to) ? formula : (conversion(formula, from, to, context.casts) ?? formula);
}

/** Neither another type nor, as its SQL has it, another name. */
function isSame(id: ObjectId, context: StatementContext): boolean {
  const before = context.before.get(id);
  return isSettledColumn(id, context) && context.oldName(before!) === before!.name.at(-1);
}
