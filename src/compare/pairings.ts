import type { ComparedSchemas, KindRegistry } from '../kinds/kind.ts';
import { deepEqual } from '../model/deepEqual.ts';
import type { Schema, SchemaObject } from '../model/object.ts';
import { textAt, withTextAt } from './expressionPaths.ts';
import type { OpenExpression } from './openExpression.ts';

/** A declared object, one of the database that it may be, and the SQL in which the two differ. */
export interface Pairing {
  readonly object: SchemaObject;
  readonly twin: SchemaObject;
  readonly open: readonly OpenExpression[];
}

/**
 * Each declared object with its like of the same name; where there is none and the kind is renamed without a
 * question, with each that has another name and differs in no more than that and the form of its SQL.
 */
export function pairings(declared: Schema, current: Schema, kinds: KindRegistry): readonly Pairing[] {
  const free = [...current.values()]
    .filter(({ id, kind }) => !declared.has(id) && kinds.kindOf(kind).expressions !== undefined)
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  return [...declared.values()]
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .flatMap((object) => {
      const twin = current.get(object.id);
      if (twin) return [pairing(object, twin, kinds)];
      return free.flatMap((other) => renamedPairing(object, other, { declared, current }, kinds) ?? []);
    });
}

function pairing(object: SchemaObject, twin: SchemaObject, kinds: KindRegistry): Pairing {
  const { expressions } = kinds.kindOf(object.kind);
  const paths =
    expressions && expressions.comparable?.(object, twin) !== false ? expressions.paths(object) : [];
  const open = paths.flatMap((path): OpenExpression[] => {
    const written = textAt(object, path);
    const stored = textAt(twin, path);
    if (written === undefined || stored === undefined || written === stored) return [];
    return [{ object, path, written, stored }];
  });
  return { object, twin, open };
}

function renamedPairing(
  declared: SchemaObject,
  twin: SchemaObject,
  schemas: ComparedSchemas,
  kinds: KindRegistry,
): Pairing | undefined {
  const { kind, parent } = declared;
  const { statements, reconcile } = kinds.kindOf(kind);
  if (kind !== twin.kind || parent !== twin.parent || statements.rename?.when !== 'equal') return undefined;
  const object = reconcile?.(declared, twin, schemas) ?? declared;
  const pair = pairing(object, twin, kinds);
  const alike = pair.open.reduce((changed, { path, stored }) => withTextAt(changed, path, stored), object);
  return deepEqual(alike.attributes, twin.attributes) ? pair : undefined;
}
