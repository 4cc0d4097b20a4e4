import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type ObjectId, objectName } from '../../model/object.ts';
import type { Action, Precondition } from '../../model/plan.ts';
import { join, qualified, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { locks } from '../shared/locks.ts';
import { columnNames, ownName, qualifiedName } from '../shared/nameSql.ts';
import { wholesOf } from '../shared/wholesOf.ts';
import { type KeyToWhole, keysToWhole } from './keysToWhole.ts';
import type { Table } from './object.ts';

/** A partition to whose whole foreign keys refer cannot be dropped before it is a table of its own. */
export function leaveWhole(table: Table, { before }: StatementContext): readonly Action[] {
  const whole = table.attributes.partition?.of;
  return whole === undefined || keysToWhole(table, before).length === 0 ? [] : [leaveParent(table, whole)];
}

export function leaveParent(table: Table, parent: ObjectId): Action {
  const [child, from] = [qualified(table.name), qualifiedName(parent)];
  return {
    sql: table.attributes.partition
      ? sql`ALTER TABLE ${from} DETACH PARTITION ${child}`
      : sql`ALTER TABLE ${child} NO INHERIT ${from}`,
    summary: `Take ${displayName(table.name)} out of its table.`,
    locks: locks('ACCESS EXCLUSIVE', table.id, parent),
  };
}

/** Rows that others refer to as rows of the whole cannot leave it. */
export function rowsReferredTo(table: Table, context: StatementContext): readonly Precondition[] {
  const { before, after } = context;
  const stays = new Set(wholesOf(table.id, after));
  return keysToWhole(table, before)
    .filter(({ attributes }) => !stays.has(attributes.referencedTable))
    .filter((key) => isEnforced(key) && after.has(key.id) && isUnchanged(after.get(key.id)!, context))
    .map((key) => stillReferred(table, key));
}

function isEnforced({ attributes }: KeyToWhole): boolean {
  return attributes.validation !== 'not enforced' && attributes.period !== true;
}

function stillReferred(table: Table, { parent, attributes }: KeyToWhole): Precondition {
  const { columns, referencedColumns, referencedTable } = attributes;
  const [part, whole, other] = [table.id, referencedTable, parent!].map((id) => displayName(objectName(id)));
  const values = join(columns.map((id) => sql`r.${ownName(id)}`));
  const rows = sql`${qualifiedName(parent!)} r WHERE (${values}) IN (SELECT ${columnNames(referencedColumns)} FROM ${qualified(table.name)})`;
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${rows})`,
    rows: { count: sql`SELECT count(*) FROM ${rows}`, of: other! },
    diagnostic: errorDiagnostic(
      'referenced-rows',
      `${part} cannot be taken out of ${whole}, because rows of ${other} refer to its rows.`,
      {
        subject: table.id,
        fixes: [
          {
            title:
              'Change or delete the rows that refer to them first, in a migration of their own (`--create-only`).',
          },
        ],
      },
    ),
  };
}
