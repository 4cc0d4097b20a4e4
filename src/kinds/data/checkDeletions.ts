import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type ObjectId, objectName } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { join, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import type { RowValues } from '../shared/declaredRows.ts';
import { displayName } from '../shared/displayName.ts';
import { columnNames, ownName, qualifiedName } from '../shared/nameSql.ts';
import { keyCondition } from '../shared/rowSql.ts';
import { type Data, dataId } from './object.ts';
import { type Reference, referencesOf } from './tableOrder.ts';
import { describeKeys } from './words.ts';

const holding = new Set(['NO ACTION', 'RESTRICT']);

/** Rows that others refer to cannot be deleted; those that the same plan deletes or points elsewhere do not count. */
export function checkDeletions(
  before: Data,
  after: Data | undefined,
  context: StatementContext,
): readonly Precondition[] {
  const wanted = after?.attributes.rows ?? {};
  const gone = Object.keys(before.attributes.rows).filter((key) => !Object.hasOwn(wanted, key));
  if (gone.length === 0) return [];
  const staying = new Set(referencesOf(context.after).map(keyOf));
  return referencesOf(context.before)
    .filter((reference) => reference.referencedTable === before.parent && holding.has(reference.onDelete))
    .filter((reference) => staying.has(keyOf(reference)))
    .map((reference) => stillReferred(before, gone, reference, context));
}

function keyOf({ table, columns, referencedTable }: Reference): string {
  return JSON.stringify([table, columns, referencedTable]);
}

function stillReferred(
  data: Data,
  gone: readonly string[],
  reference: Reference,
  context: StatementContext,
): Precondition {
  const [table, other] = [displayName(objectName(data.parent!)), displayName(objectName(reference.table))];
  const condition = keyCondition(data.attributes.key, gone, context);
  const columns = join(reference.columns.map((id) => sql`r.${ownName(id)}`));
  const leaving = leavingRows(reference, context);
  const rows = sql`${qualifiedName(reference.table)} r WHERE (${columns}) IN (SELECT ${columnNames(reference.referencedColumns)} FROM ${qualifiedName(data.parent!)} WHERE ${condition})${leaving}`;
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${rows})`,
    rows: { count: sql`SELECT count(*) FROM ${rows}`, of: other },
    diagnostic: errorDiagnostic(
      'referenced-rows',
      `Rows of ${table} cannot be deleted, because rows of ${other} refer to them: ${describeKeys(gone)}.`,
      {
        ...(data.origin ? { span: data.origin } : { subject: data.id }),
        fixes: [
          { title: 'Declare them again, or change the rows that refer to them first (`--create-only`).' },
        ],
      },
    ),
  };
}

/** AND NOT the rows that the plan deletes itself, or that refer to something else afterwards. */
function leavingRows({ table, columns }: Reference, context: StatementContext) {
  const id = dataId(objectName(table));
  const before = context.before.get(id) as Data | undefined;
  if (!before) return sql``;
  const after = context.after.get(id) as Data | undefined;
  const same = (old: RowValues, now: RowValues | undefined) =>
    now !== undefined && columns.every((column: ObjectId) => old[column] === now[column]);
  const leaving = Object.entries(before.attributes.rows)
    .filter(([key, old]) => !same(old, after?.attributes.rows[key]))
    .map(([key]) => key);
  if (leaving.length === 0) return sql``;
  return sql` AND NOT (${keyCondition(before.attributes.key, leaving, context, sql`r`)})`;
}
