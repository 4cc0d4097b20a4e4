import { type ObjectId, objectId, type Schema, type SchemaObject } from '../../model/object.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import type { Interim } from '../kind.ts';
import { truncateName } from './constraintName.ts';
import type { IndexDefinition } from './indexDefinition.ts';

/** The same index on columns under their new names; none where it names them in expressions. */
export function doubleIndex<K extends string, A extends IndexDefinition>(
  index: SchemaObject<K, A>,
  renamed: ReadonlyMap<ObjectId, ObjectId>,
  schema: Schema,
): Interim<SchemaObject<K, A>> | undefined {
  const { elements, include, predicate } = index.attributes;
  const isPlain = predicate === null && elements.every(({ column }) => column !== undefined);
  if (!isPlain || !elements.some(({ column }) => renamed.has(column!))) return undefined;
  const called = (id: ObjectId) => renamed.get(id) ?? id;
  const suffix = '_renamed';
  const own = `${truncateName(index.name.at(-1)!, maximumNameBytes - suffix.length)}${suffix}`;
  const name = [...index.name.slice(0, -1), own];
  const id = objectId(index.kind, name);
  if (schema.has(id)) return undefined;
  const object = {
    ...index,
    ...{ id, name },
    dependsOn: index.dependsOn.map(called),
    attributes: {
      ...index.attributes,
      elements: elements.map((element) => ({ ...element, column: called(element.column!) })),
      include: include.map(called),
    },
  };
  return { object };
}
