import { textAt, withTextAt } from '../compare/expressionPaths.ts';
import { kinds } from '../kinds/registry.ts';
import type { SchemaObject } from '../model/object.ts';

/** The object with the SQL that another state of it has in the same places. */
export function withTextsOf(object: SchemaObject, other: SchemaObject | undefined): SchemaObject {
  if (!other) return object;
  const kind = kinds.kindOf(object.kind);
  const paths = (kind.storedTexts ?? kind.expressions?.paths)?.(object) ?? [];
  return paths.reduce((changed, path) => {
    const text = textAt(other, path);
    return text === undefined ? changed : withTextAt(changed, path, text);
  }, object);
}
