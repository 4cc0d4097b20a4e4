import type { Casts } from '../../model/casts.ts';
import type { Hazard } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { rewriteHazard } from './alterTable.ts';
import { tableName } from './columnSql.ts';
import type { Column } from './object.ts';
import { castOf } from './typeFamilies.ts';
import { type ValueRisk, valueRisks } from './valueRisks.ts';

/** What a change of type can do to the rows that are there. */
export function typeHazards(before: Column, after: Column, context: StatementContext): readonly Hazard[] {
  const rewrite = isCatalogOnly(before, after, context.casts) ? [] : [rewriteHazard(after)];
  return [...rewrite, ...valueHazards(before, after, context)];
}

/** The same of the values alone. What the user's own conversion does to them, only the user knows. */
export function valueHazards(before: Column, after: Column, context: StatementContext): readonly Hazard[] {
  if (after.hints?.using !== undefined) return [];
  return valueRisks(before, after, context).map((risk) => hazardOf(risk, after));
}

function hazardOf({ type, what, condition, anywhere, approximate }: ValueRisk, column: Column): Hazard {
  const where = type === 'may-fail' ? `cannot change its type where a value ${what}` : what;
  return {
    type,
    message: `${displayName(column.name)} ${where}.`,
    when: sql`SELECT EXISTS (SELECT FROM ${tableName(column)} WHERE ${condition})`,
    // Not asked elsewhere, where the check of the column is.
    ...(approximate || anywhere !== undefined ? { approximate: true } : {}),
  };
}

/** Whether a change of type leaves every stored value as it is. */
export function isCatalogOnly(before: Column, after: Column, casts: Casts | undefined): boolean {
  const [from, to] = [before.attributes.type, after.attributes.type];
  return after.hints?.using === undefined && castOf(from, to, casts) === 'keeps';
}
