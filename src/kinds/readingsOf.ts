import type { Schema } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import type { KindRegistry } from './kind.ts';

/** What must be known to read the objects of a schema again, where the catalog alone does not tell. */
export function readingsOf(schema: Schema, kinds: KindRegistry): readonly Reading[] {
  return [...schema.values()].flatMap((object) =>
    (kinds.kindOf(object.kind).reads?.(object) ?? []).map((fact) => ({ object: object.id, fact })),
  );
}
