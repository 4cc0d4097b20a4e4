import { withTextsAt } from '../compare/expressionPaths.ts';
import { kinds } from '../kinds/registry.ts';
import type { SchemaObject } from '../model/object.ts';

/** The object with the SQL that another state of it has in the same places. */
export function withTextsOf(object: SchemaObject, other: SchemaObject | undefined): SchemaObject {
  if (!other) return object;
  const kind = kinds.kindOf(object.kind);
  const paths = (kind.storedTexts ?? kind.expressions?.paths)?.(object) ?? [];
  return withTextsAt(object, paths, other);
}
