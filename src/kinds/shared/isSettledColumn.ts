import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';
import { typeOf } from './typeOf.ts';

/** Whether the column was there before with the same type, so that its rows can be asked already. */
export function isSettledColumn(id: ObjectId, context: StatementContext): boolean {
  const [before, after] = [context.before.get(id), context.after.get(id)];
  return before !== undefined && after !== undefined && deepEqual(typeOf(before), typeOf(after));
}
