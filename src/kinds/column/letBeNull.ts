import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { asColumnOf, inheritingTables } from '../shared/tableColumns.ts';
import { dropNotNull } from './alterTable.ts';
import { columnName, tableName } from './columnSql.ts';
import type { Column } from './object.ts';

/**
 * Lets a column be NULL, also in the tables that inherit it. PostgreSQL refuses that as a whole where one of them has it in
 * its primary key.
 */
export function letBeNull(column: Column, context: StatementContext): readonly Action[] {
  return dropIn(column, column, context);
}

function dropIn(column: Column, origin: Column, context: StatementContext): readonly Action[] {
  const heirs = inheritingTables(column.parent!, context.before).filter(
    ({ id }) => context.after.has(id) && !context.creates(id),
  );
  if (!heirs.some(({ id }) => isInKey(id, origin, context))) return [dropNotNull(column)];
  return [
    {
      sql: sql`ALTER TABLE ONLY ${tableName(column)} ALTER COLUMN ${columnName(column)} DROP NOT NULL`,
      locks: locks('ACCESS EXCLUSIVE', column.parent!),
    },
    ...heirs
      .filter(({ id }) => !hasInKey(id, origin, context.before, context))
      .flatMap(({ id }) => dropIn(asColumnOf(id, column), origin, context)),
  ];
}

/** Whether a table, or one that inherits from it, has a column in its primary key. */
function isInKey(table: ObjectId, column: Column, context: StatementContext): boolean {
  return (
    hasInKey(table, column, context.before, context) ||
    inheritingTables(table, context.before).some(({ id }) => isInKey(id, column, context))
  );
}

/** Whether the primary key of a table is over a column that it has from another one. */
export function hasInKey(
  table: ObjectId,
  { id }: Pick<SchemaObject, 'id'>,
  schema: Schema,
  context: Pick<StatementContext, 'children'>,
): boolean {
  return context.children(schema, table).some(({ kind, attributes }) => {
    const { columns } = attributes as { readonly columns?: readonly ObjectId[] };
    return kind === 'primary-key' && columns?.includes(id);
  });
}
