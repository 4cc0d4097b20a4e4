import { objectName, type Schema } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import type { Interim, Successors } from '../phases.ts';
import { isPartitioned } from '../shared/isPartitioned.ts';
import { successorName } from '../shared/successorName.ts';
import { typeSql } from '../shared/typeSql.ts';
import { columnName } from './columnSql.ts';
import { type Column, type ColumnDefault, columnId } from './object.ts';
import { isOverride } from './override.ts';
import { isCatalogOnly } from './typeHazards.ts';
import { usingOf } from './usingOf.ts';

/**
 * A column of the new type beside one that gets another, which nobody writes but a trigger. None where all that changes
 * is the catalog; nor of what others inherit, of a partitioned table, where no index is built beside writers, of a
 * column that PostgreSQL works out, or of one that becomes a counter or is none any more.
 */
export function successorOf(
  before: Column,
  after: Column,
  context: StatementContext,
): Pick<Interim<Column>, 'successor' | 'fill'> {
  if (isCatalogOnly(before, after, context.casts) || !canBeSucceeded(before, after, context.before))
    return {};
  const table = objectName(after.parent!);
  const isTaken = (name: string) => {
    const id = columnId(table, name);
    return context.before.has(id) || context.after.has(id);
  };
  const name = successorName(after.name.at(-1)!, isTaken);
  const { kind, parent, dependsOn } = after;
  const { notNull: _, ...attributes } = after.attributes;
  const successor: Column = {
    ...{ kind, parent: parent!, dependsOn },
    ...{ id: columnId(table, name), name: [...table, name] },
    attributes: { ...attributes, nullable: true, default: null },
  };
  const value = usingOf(before, after, context) ?? columnName(after);
  const derived = sql`(${value})::${typeSql(after.attributes.type)}`.text();
  return { successor, fill: { value: value.text(), required: !after.attributes.nullable, derived } };
}

/** The one that takes the place of a column in a plan. */
export function successorAmong(
  { successors }: { readonly successors?: Successors },
  { id }: Column,
): Column | undefined {
  return successors?.get(id) as Column | undefined;
}

function canBeSucceeded(before: Column, after: Column, schema: Schema): boolean {
  const { inherited, validated } = after.attributes.notNull ?? {};
  const isPlain = inherited !== false && validated !== false && !after.hints?.backfill;
  const isOwn = !isOverride(after) && before.attributes.inherits === undefined;
  const [old, wanted] = [before, after].map(({ attributes }) => counterOf(attributes.default));
  return (
    isOwn && isPlain && !isPartitioned(schema.get(after.parent!)) && old === wanted && old !== 'generated'
  );
}

function counterOf(
  value: ColumnDefault | null,
): 'serial' | 'identity' | 'generated' | 'inherited' | undefined {
  return value === null || value.type === 'expression' ? undefined : value.type;
}
