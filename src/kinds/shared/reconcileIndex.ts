import type { SchemaObject } from '../../model/object.ts';
import type { IndexDetails } from './indexCatalog.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';

/** A declared operator class that the type has by itself, as only the database may know, says nothing. */
export function reconcileIndex<K extends string, A extends IndexDefinition>(
  declared: SchemaObject<K, A>,
  current: SchemaObject<string, IndexDefinition>,
): SchemaObject<K, A> {
  if (declared.attributes.method !== current.attributes.method) return declared;
  const { operatorClasses = [] } = (current.details ?? {}) as Partial<IndexDetails>;
  const elements = declared.attributes.elements.map((element, place) => {
    const isUsual = current.attributes.elements[place]?.operatorClass === undefined;
    return isUsual && element.operatorClass === operatorClasses[place] ? withoutClass(element) : element;
  });
  return { ...declared, attributes: { ...declared.attributes, elements } };
}

function withoutClass({ operatorClass: _, ...element }: IndexElement): IndexElement {
  return element;
}
