import { type ObjectId, objectId, type Schema, type SchemaObject } from '../../model/object.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import { successorName } from './successorName.ts';

/** The same index on columns under their new names; none where it names them in expressions. */
export function doubleIndex<K extends string, A extends IndexDefinition>(
  index: SchemaObject<K, A>,
  renamed: ReadonlyMap<ObjectId, ObjectId>,
  schema: Schema,
): { readonly object: SchemaObject<K, A> } | undefined {
  const { elements, include, predicate } = index.attributes;
  const isPlain = predicate === null && elements.every(({ column }) => column !== undefined);
  if (!isPlain || !elements.some(({ column }) => renamed.has(column!))) return undefined;
  const called = (id: ObjectId) => renamed.get(id) ?? id;
  const named = (own: string) => [...index.name.slice(0, -1), own];
  const idOf = (own: string) => objectId(index.kind, named(own));
  const own = successorName(index.name.at(-1)!, (candidate) => schema.has(idOf(candidate)));
  const object = {
    ...index,
    ...{ id: idOf(own), name: named(own) },
    dependsOn: index.dependsOn.map(called),
    attributes: {
      ...index.attributes,
      elements: elements.map((element) => ({ ...element, column: called(element.column!) })),
      include: include.map(called),
    },
  };
  return { object };
}
