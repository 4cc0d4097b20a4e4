import type { ObjectId, Schema } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { groupBy } from '../shared/groupBy.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import { alterColumn, dropNotNull, setNotNull } from './alterTable.ts';
import { columnName } from './columnSql.ts';
import { hasInKey } from './letBeNull.ts';
import type { Column } from './object.ts';

/** Whether the object is only what a table says otherwise of a column that it inherits. */
export function isOverride({ attributes }: Column): boolean {
  return attributes.inherits !== undefined;
}

/** Says what is otherwise; the column itself is there. */
export function createOverride(column: Column, context: StatementContext): readonly Action[] {
  const origin = originOf(column, context.after);
  const isRequired = !column.attributes.nullable && !(origin && passesNotNull(origin));
  const clauses = defaultClause(column, column.attributes.default);
  return [
    ...(isRequired ? [setNotNull(column, context.version)] : []),
    ...(clauses.length === 0 ? [] : [alterColumn(column, clauses)]),
  ];
}

/** Leaves the column as it is inherited. What is rebuilt is said again afterwards. */
export function dropOverride(column: Column, context: StatementContext): readonly Action[] {
  const origin = originOf(column, context.after);
  if (!origin || context.after.has(column.id)) return [];
  const clauses = [
    ...(column.attributes.default?.type === 'inherited'
      ? []
      : defaultClause(column, origin.attributes.default)),
    ...(!column.attributes.nullable && wasItsOwn(column, context) && !passesNotNull(origin)
      ? [sql`ALTER COLUMN ${columnName(column)} DROP NOT NULL`]
      : []),
  ];
  return clauses.length === 0 ? [] : [alterColumn(column, clauses)];
}

/** The default alone is otherwise now. */
export function alterOverride(column: Column, context: StatementContext): readonly Action[] {
  const wanted = column.attributes.default;
  const value = wanted?.type === 'inherited' ? originOf(column, context.after)?.attributes.default : wanted;
  const clauses = defaultClause(column, value ?? null);
  return clauses.length === 0 ? [] : [alterColumn(column, clauses)];
}

/** Schemas never change, so each is gone through once. */
const known = new WeakMap<Schema, ReadonlyMap<ObjectId, readonly ObjectId[]>>();

/** What tables say otherwise of this column: a change of it changes theirs too, so they must say it again. */
export function overridesOf(column: ObjectId, schema: Schema): readonly ObjectId[] {
  const overrides = known.get(schema) ?? overridesByOrigin(schema);
  known.set(schema, overrides);
  return overrides.get(column) ?? [];
}

function overridesByOrigin(schema: Schema): ReadonlyMap<ObjectId, readonly ObjectId[]> {
  const all = [...schema.values()].filter(({ kind }) => kind === 'column') as Column[];
  const overrides = groupBy(all.filter(isOverride), ({ attributes }) => attributes.inherits!);
  return new Map([...overrides].map(([origin, columns]) => [origin, columns.map(({ id }) => id)]));
}

/** Whether the tables that inherit a column cannot have NULL in it either. */
export function passesNotNull({ attributes: { nullable, notNull } }: Column): boolean {
  return !nullable && notNull?.inherited !== false;
}

function wasItsOwn(column: Column, { before }: StatementContext): boolean {
  const origin = originOf(column, before);
  return origin !== undefined && !passesNotNull(origin);
}

/** Ends the NOT NULL that only a table had which inherits a column, where it is to be inherited alone from now on. */
export function leaveNotNull(origin: Column, context: StatementContext): readonly Action[] {
  return overridesOf(origin.id, context.before)
    .map((id) => context.before.get(id) as Column)
    .filter((column) => !column.attributes.nullable && context.after.has(column.parent!))
    .filter((column) => !context.creates(column.parent!) && isInheritedAlone(origin, column, context))
    .map(dropNotNull);
}

/** Whether the NOT NULL that the table inherits from now on is not to be its own as well. A primary key needs it. */
function isInheritedAlone(origin: Column, { parent }: Column, context: StatementContext): boolean {
  const { mergedNotNulls, isOpen } = mergedNotNullsOf(parent!, context);
  return (
    context.version >= notNullVersion &&
    passesNotNull(origin) &&
    !isOpen &&
    !mergedNotNulls.includes(origin.id) &&
    ![context.before, context.after].some((schema) => hasInKey(parent!, origin, schema, context))
  );
}

function mergedNotNullsOf(table: ObjectId, { after }: StatementContext) {
  const { attributes, details } = after.get(table) ?? {};
  const { mergedNotNulls = [] } = (attributes ?? {}) as { readonly mergedNotNulls?: readonly ObjectId[] };
  const { anyMerged: isOpen = false } = (details ?? {}) as { readonly anyMerged?: boolean };
  return { mergedNotNulls, isOpen };
}

function originOf({ attributes }: Column, schema: Schema): Column | undefined {
  return attributes.inherits && (schema.get(attributes.inherits) as Column | undefined);
}

/** Counters and what is computed are the parent's alone. */
function defaultClause(column: Column, value: Column['attributes']['default']): readonly Sql[] {
  const name = columnName(column);
  if (value === null) return [sql`ALTER COLUMN ${name} DROP DEFAULT`];
  return value.type === 'expression' ? [sql`ALTER COLUMN ${name} SET DEFAULT ${verbatim(value.sql)}`] : [];
}
