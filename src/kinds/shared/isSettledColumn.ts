import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';
import type { TypeRef } from './typeRef.ts';

/** Whether the column was there before with the same type, so that its rows can be asked already. */
export function isSettledColumn(id: ObjectId, context: StatementContext): boolean {
  const [before, after] = [context.before.get(id), context.after.get(id)];
  return before !== undefined && after !== undefined && deepEqual(typeOf(before), typeOf(after));
}

function typeOf(column: SchemaObject): TypeRef {
  return (column.attributes as { readonly type: TypeRef }).type;
}
