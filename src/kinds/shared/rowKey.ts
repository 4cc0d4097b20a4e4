import { type ObjectId, objectId, objectName } from '../../model/object.ts';

const keyKind = 'row';

/** The values of a key as one text: `NL`, `NL.2026`, `"with blanks"`. */
export function rowKey(parts: readonly string[]): string {
  return objectId(keyKind, parts).slice(keyKind.length + 1);
}

/** The inverse of `rowKey`. */
export function keyParts(key: string): readonly string[] {
  return objectName(`${keyKind}:${key}` as ObjectId);
}
