import type { ObjectId, Schema } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';

/** The partitions that a table has in a schema, at any level. */
export function partitionsWithin(
  table: ObjectId,
  schema: Schema,
  context: Pick<StatementContext, 'children'>,
): readonly ObjectId[] {
  const parts = context.children(schema, table).filter(({ kind }) => kind === 'table');
  return parts.flatMap(({ id }) => [id, ...partitionsWithin(id, schema, context)]);
}
