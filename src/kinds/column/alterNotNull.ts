import type { Action } from '../../model/plan.ts';
import { ident, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import { asColumnOf, inheritingTables } from '../shared/tableColumns.ts';
import { validate } from '../shared/validation.ts';
import { alterColumn, dropNotNull, nullHazard, setNotNull } from './alterTable.ts';
import { isUnproven, notNullName } from './notNull.ts';
import type { Column } from './object.ts';
import { renameNotNull } from './renameNotNull.ts';

/** Makes a new column required for the rows to come, where that is all that the schema wants. */
export function addUnproven(column: Column, version: number): readonly Action[] {
  return isUnproven(column) && version >= notNullVersion ? [setNotNull(column, version)] : [];
}

/** Of a column that is required before and after: the name first, by which the rest is said. */
export function alterNotNull(before: Column, after: Column, context: StatementContext): readonly Action[] {
  const { version } = context;
  const [old, wanted] = [before.attributes.notNull ?? {}, after.attributes.notNull ?? {}];
  if (before.attributes.nullable || after.attributes.nullable || version < notNullVersion) return [];
  if (isUnproven(after) && !isUnproven(before)) return [dropNotNull(after), setNotNull(after, version)];
  const name = old.name === wanted.name ? notNullName(before) : notNullName(after);
  return [
    ...renameNotNull(before, after, context),
    ...(old.inherited === wanted.inherited ? [] : alterInheritance(after, name, context)),
    ...(old.validated === wanted.validated ? [] : [proven(after, name)]),
  ];
}

/** What is inherited no longer is the heirs' own, and goes there, too. */
function alterInheritance(column: Column, name: string, context: StatementContext): readonly Action[] {
  const constraint = sql`ALTER CONSTRAINT ${ident(name)}`;
  if (column.attributes.notNull?.inherited !== false)
    return [alterColumn(column, [sql`${constraint} INHERIT`])];
  const heirs = inheritingTables(column.parent!, context.before).filter(
    ({ id }) => context.after.has(id) && !context.creates(id),
  );
  const own = heirs.map(({ id }) => asColumnOf(id, column));
  return [alterColumn(column, [sql`${constraint} NO INHERIT`]), ...own.map(dropNotNull)];
}

function proven(column: Column, name: string): Action {
  const validation = validate(column.parent!, name);
  return { ...validation, hazards: [...(validation.hazards ?? []), nullHazard(column)] };
}
