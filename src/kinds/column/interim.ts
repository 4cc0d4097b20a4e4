import { deepEqual } from '../../model/deepEqual.ts';
import { dependantsOn } from '../../model/dependants.ts';
import type { StatementContext } from '../kind.ts';
import type { Fill, Interim, OwnChange } from '../phases.ts';
import { withoutBackfill } from '../shared/withoutBackfill.ts';
import type { Column } from './object.ts';
import { isOverride } from './override.ts';
import { successorOf } from './successorOf.ts';

/**
 * A column between two migrations: nobody need give it a value yet or any more, it has the type that it had, and rows
 * of the older application get the value of `@backfill`.
 */
export function columnInterim(change: OwnChange<Column>, context: StatementContext): Interim<Column> {
  switch (change.type) {
    case 'create':
      return newColumn(change.after, context);
    case 'drop':
      return { object: isNeeded(change.before, context) ? optional(change.before) : change.before };
    case 'alter':
      return isOverride(change.before)
        ? { object: change.before }
        : changed(change.before, change.after, context);
  }
}

/** Its default comes last: until then a row without a value tells of the older application. */
function newColumn(column: Column, context: StatementContext): Interim<Column> {
  const { backfill } = column.hints ?? {};
  if (context.creates(column.parent!) || isOverride(column)) return { object: column };
  if (hasOwnValues(column)) return { object: backfill === undefined ? column : undefined };
  if (backfill === undefined) return { object: column.attributes.default ? column : optional(column) };
  const bare = { ...optional(column), attributes: { ...optional(column).attributes, default: null } };
  return { object: bare, fill: fillOf(column, backfill) };
}

/** What is less strict is so at once, and what is stricter waits; another type has a column of its own meanwhile. */
function changed(before: Column, after: Column, context: StatementContext): Interim<Column> {
  const { type, collation, ...others } = after.attributes;
  const isRetyped = !deepEqual(type, before.attributes.type) || collation !== before.attributes.collation;
  const keeps = isRetyped ? before.attributes : { ...others, type, collation };
  const nullable = before.attributes.nullable || after.attributes.nullable;
  const { notNull, ...physical } = keeps;
  const object: Column = {
    ...(isRetyped ? before : withoutBackfill(after)),
    attributes: {
      ...physical,
      ...(notNull && !nullable ? { notNull } : {}),
      nullable,
      default: isRetyped || after.attributes.default === null ? before.attributes.default : keeps.default,
    },
  };
  if (!deepEqual(type, before.attributes.type)) return { object, ...successorOf(before, after, context) };
  const { backfill } = after.hints ?? {};
  const becomesRequired = before.attributes.nullable && !after.attributes.nullable;
  return becomesRequired && backfill !== undefined && !isRetyped
    ? { object, fill: fillOf(after, backfill) }
    : { object };
}

function fillOf({ attributes }: Column, value: string): Fill {
  const { default: own, nullable } = attributes;
  return { value, required: !nullable, ...(own?.type === 'expression' ? { otherwise: own.sql } : {}) };
}

function optional(column: Column): Column {
  const { notNull: _, ...attributes } = column.attributes;
  return { ...withoutBackfill(column), attributes: { ...attributes, nullable: true } };
}

/** The newer application gives it no value. A key needs one all the same. */
function isNeeded(column: Column, { before, after }: StatementContext): boolean {
  if (isOverride(column) || column.attributes.nullable || column.attributes.default) return false;
  return (
    after.has(column.parent!) && dependantsOn(column.id, before).every(({ kind }) => kind !== 'primary-key')
  );
}

/** Values that no application writes: of a counter, or worked out. */
function hasOwnValues({ attributes: { default: value } }: Column): boolean {
  return value !== null && value.type !== 'expression';
}
