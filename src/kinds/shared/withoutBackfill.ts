import type { SchemaObject } from '../../model/object.ts';

/** An object whose rows need no `@backfill` any more. */
export function withoutBackfill<Object extends SchemaObject>({
  hints,
  ...object
}: Object): Omit<Object, 'hints'> & Pick<SchemaObject, 'hints'> {
  const { backfill: _, ...others } = hints ?? {};
  return Object.keys(others).length === 0 ? object : { ...object, hints: others };
}
