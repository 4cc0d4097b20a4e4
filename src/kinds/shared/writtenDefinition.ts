import type { SchemaObject } from '../../model/object.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import { keepArrayCast } from './keepArrayCast.ts';
import { writtenParameters } from './writtenParameters.ts';

/** What an index is made with: its expressions as PostgreSQL stores them again, its parameters as a person would. */
export function writtenDefinition<Attributes extends IndexDefinition>(
  index: SchemaObject<string, Attributes>,
): Attributes {
  const { elements, predicate } = index.attributes;
  return {
    ...index.attributes,
    elements: elements.map((element) =>
      element.expression === undefined
        ? element
        : { ...element, expression: keepArrayCast(element.expression) },
    ),
    predicate: predicate === null ? null : keepArrayCast(predicate),
    parameters: writtenParameters(index),
  };
}
