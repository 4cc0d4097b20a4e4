import { createHash } from 'node:crypto';
import type { KindRegistry } from '../kinds/kind.ts';
import type { ObjectId, Schema } from '../model/object.ts';
import { pathKey, textAt } from './expressionPaths.ts';

/** What PostgreSQL made of an SQL text of the schema: hashes of the two texts. */
export interface RememberedExpression {
  readonly object: ObjectId;
  /** Where in the object's attributes it stands: `default.sql`. */
  readonly path: string;
  readonly written: string;
  readonly stored: string;
}

/** The hash under which an SQL text is remembered: 16 hexadecimal digits of its SHA-256. */
export function expressionHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The memory of all SQL in a schema whose written form `declared` has become `stored` in the catalog. */
export function rememberExpressions(
  declared: Schema,
  stored: Schema,
  kinds: KindRegistry,
): RememberedExpression[] {
  return [...declared.values()].flatMap((object) => {
    const twin = stored.get(object.id);
    if (!twin) return [];
    return (kinds.kindOf(object.kind).expressions?.paths(object) ?? []).flatMap((path) => {
      const written = textAt(object, path);
      const kept = textAt(twin, path);
      if (written === undefined || kept === undefined || written === kept) return [];
      return [
        {
          object: object.id,
          path: pathKey(path),
          written: expressionHash(written),
          stored: expressionHash(kept),
        },
      ];
    });
  });
}
