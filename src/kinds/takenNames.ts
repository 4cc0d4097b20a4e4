import type { SchemaObject } from '../model/object.ts';
import type { KindRegistry } from './kind.ts';
import { relationName, typeName } from './shared/takenNames.ts';

/** The names that an object takes in the database: no other object can have one of them at the same time. */
export function takenNames(object: SchemaObject, kinds: KindRegistry): readonly string[] {
  const { takes } = kinds.kindOf(object.kind);
  if (takes) return takes(object);
  const [schema, name] = [object.name[0]!, object.name.at(-1)!];
  return [relationName(schema, name), typeName(schema, name)];
}
