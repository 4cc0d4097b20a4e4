import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext, Survival } from '../kind.ts';
import { collateSql } from '../shared/collationName.ts';
import { columnUsers } from '../shared/columnUsers.ts';
import { displayName } from '../shared/displayName.ts';
import { holdersOf } from '../shared/holdersOf.ts';
import { typeSql } from '../shared/typeSql.ts';
import { alterColumn, reorderHazard, rewriteHazard } from './alterTable.ts';
import { columnName } from './columnSql.ts';
import type { Column, ColumnAttributes } from './object.ts';
import { isOverride, overridesOf } from './override.ts';
import { keepCompression, keepPhysical } from './physical.ts';
import { goneHazards, remadeValue } from './remadeValue.ts';

/** A column stays with its values when its type, its collation, or what its default speaks of is made anew. */
export const columnSurvival: Survival<'column', ColumnAttributes> = {
  fate: (before, after, remade) => {
    if (isOverride(before)) return 'rebuild';
    const changes = isRetyped(before, after) || before.attributes.collation !== after.attributes.collation;
    return changes && !after.dependsOn.includes(remade) ? 'leaves' : 'stays';
  },
  rebuilds: (before, remade, schemas) =>
    hasTypeOf(before, remade) || hasCollationOf(before, remade)
      ? [
          ...holdersOf(before.id, schemas.before),
          ...columnUsers(before.id, schemas),
          ...overridesOf(before.id, schemas.before),
        ]
      : [],
  // A change of type does all of this itself.
  changeOver: (before, after, remade, context) =>
    isRetyped(before, after) ? [] : changeOver(before, after, remade, context),
};

function isRetyped(before: Column, after: Column): boolean {
  return !deepEqual(before.attributes.type, after.attributes.type);
}

function hasTypeOf({ attributes: { type } }: Column, remade: readonly ObjectId[]): boolean {
  return 'object' in type && remade.includes(type.object);
}

function hasCollationOf({ attributes: { collation } }: Column, remade: readonly ObjectId[]): boolean {
  return remade.some((id) => id === collation);
}

/** A default is a value of the old type, so it steps aside too. Another default comes with a change of its own. */
function changeOver(before: Column, after: Column, remade: readonly ObjectId[], context: StatementContext) {
  const { type, collation, default: old } = before.attributes;
  const keeps = deepEqual(after.attributes.default, old);
  const alter = sql`ALTER COLUMN ${columnName(after)}`;
  const [retypes, recollates] = [hasTypeOf(before, remade), hasCollationOf(before, remade)];
  const alters = retypes || recollates;
  const using = retypes ? sql` USING ${remadeValue(columnName(after), type, context)}` : sql``;
  // It is dropped from the tables that inherit the column, too.
  const hasDefault = old?.type === 'expression' || overridesOf(before.id, context.before).length > 0;
  const clauses: readonly Sql[] = [
    ...(hasDefault ? [sql`${alter} DROP DEFAULT`] : []),
    ...(alters ? [sql`${alter} TYPE ${typeSql(type)}${collateSql(collation)}${using}`] : []),
    ...(keeps && old?.type === 'expression' ? [sql`${alter} SET DEFAULT ${verbatim(old.sql)}`] : []),
    ...(alters ? keepPhysical(after) : []),
  ];
  if (clauses.length === 0) return [];
  const hazards = [
    ...(retypes ? [rewriteHazard(after), ...goneHazards(after, context, remade)] : []),
    ...(recollates && !retypes ? [reorderHazard(after)] : []),
  ];
  return [
    {
      ...alterColumn(after, clauses, hazards, alters ? { retypes: after.id } : {}),
      summary: summaryOf(after, retypes, recollates),
    },
    ...(alters ? keepCompression(after, context) : []),
  ];
}

function summaryOf({ name }: Column, retypes: boolean, recollates: boolean): string {
  const what = retypes ? 'type' : recollates ? 'collation' : 'one in its default';
  return `Change ${displayName(name)} over to the new ${what}.`;
}
