import type { ObjectId } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';

/** The partitions of a table at any level, as they are to be. */
export function partitionsWithin(
  table: ObjectId,
  context: Pick<StatementContext, 'after' | 'children'>,
): readonly ObjectId[] {
  const parts = context.children(context.after, table).filter(({ kind }) => kind === 'table');
  return parts.flatMap(({ id }) => [id, ...partitionsWithin(id, context)]);
}
