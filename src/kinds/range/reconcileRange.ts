import { sqlNameParts } from '../shared/sqlName.ts';
import type { Range, RangeDetails } from './object.ts';

/** Takes names as the database has them: without their schema, or of what the type has by itself. */
export function reconcileRange(declared: Range, current: Range): Range {
  const { operatorClass, canonical, difference } = declared.attributes;
  const known = (current.details ?? {}) as RangeDetails;
  const isUsual =
    operatorClass !== null &&
    current.attributes.operatorClass === null &&
    known.operatorClass !== undefined &&
    isSame(operatorClass, known.operatorClass);
  return {
    ...declared,
    attributes: {
      ...declared.attributes,
      operatorClass: isUsual ? null : asIn(current.attributes.operatorClass, operatorClass),
      canonical: asIn(current.attributes.canonical, canonical),
      difference: asIn(current.attributes.difference, difference),
    },
    ...(current.details ? { details: current.details } : {}),
  };
}

function asIn(stored: string | null, written: string | null): string | null {
  return stored !== null && written !== null && isSame(written, stored) ? stored : written;
}

/** Whether the one is the other, as far as it goes: `diff` and `app.diff`. */
function isSame(written: string, stored: string): boolean {
  const [parts, name] = [sqlNameParts(written), sqlNameParts(stored)];
  if (!parts || !name) return false;
  const count = Math.min(parts.length, name.length);
  return parts.slice(-count).join('.') === name.slice(-count).join('.');
}
