import type { Action } from '../../model/plan.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { ident, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { truncateName } from '../shared/constraintName.ts';
import { alterColumnAlone } from './alterTable.ts';
import { isUnproven, notNullName } from './notNull.ts';
import type { Column } from './object.ts';
import { successorAmong } from './successorOf.ts';

/** The name of a NOT NULL that stays, before and after. */
interface Rename {
  readonly column: Column;
  readonly from: string;
  readonly to: string;
}

/**
 * Gives the NOT NULL of a column its new name. Where columns of a table pass their names on among themselves, the first
 * of them renames all: each name is free before another column gets it.
 */
export function renameNotNull(before: Column, after: Column, context: StatementContext): readonly Action[] {
  const own = renameOf(before, after);
  if (!own) return [];
  const all = renamesBeside(after, context);
  const targets = new Set(all.map(({ to }) => to));
  const passedOn = new Set(all.flatMap(({ from }) => (targets.has(from) ? [from] : [])));
  const isTied = ({ from, to }: Rename) => passedOn.has(from) || passedOn.has(to);
  if (!isTied(own)) return [renameTo(own.column, own.from, own.to)];
  const tied = all.filter(isTied);
  if (tied[0]!.column.id !== after.id) return [];
  const first = tied.filter(({ from }) => passedOn.has(from));
  return [
    ...first.map(({ column, from }) => renameTo(column, from, between(from))),
    ...tied.map(({ column, from, to }) => renameTo(column, passedOn.has(from) ? between(from) : from, to)),
  ];
}

export function renameTo(column: Column, from: string, to: string): Action {
  return alterColumnAlone(column, [sql`RENAME CONSTRAINT ${ident(from)} TO ${ident(to)}`]);
}

/** Whether it is renamed, and does not go and come anew. */
function renameOf(before: Column, after: Column): Rename | undefined {
  const [old, wanted] = [before, after].map(({ attributes }) => attributes.notNull?.name);
  const isAnew = isUnproven(after) && !isUnproven(before);
  if (before.attributes.nullable || after.attributes.nullable || isAnew || old === wanted) return undefined;
  const [from, to] = [notNullName(before), notNullName(after)];
  return from === to ? undefined : { column: after, from, to };
}

function renamesBeside({ parent }: Column, context: StatementContext): readonly Rename[] {
  return context.children(context.after, parent!).flatMap((object) => {
    const before = context.before.get(object.id) as Column | undefined;
    if (object.kind !== 'column' || !before || successorAmong(context, before)) return [];
    return renameOf(before, object as Column) ?? [];
  });
}

function between(name: string): string {
  return truncateName(`schemac_${name}`, maximumNameBytes);
}
