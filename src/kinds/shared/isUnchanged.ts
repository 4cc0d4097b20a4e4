import { deepEqual } from '../../model/deepEqual.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';

/** Whether the object was there before with the same attributes, and is at most rebuilt. */
export function isUnchanged(object: SchemaObject, context: StatementContext): boolean {
  const before = context.before.get(object.id);
  return before !== undefined && deepEqual(before.attributes, object.attributes);
}
