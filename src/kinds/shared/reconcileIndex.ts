import type { SchemaObject } from '../../model/object.ts';
import type { IndexDetails } from './indexCatalog.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';

/** A declared operator class or collation that the key has by itself, as only the database may know, says nothing. */
export function reconcileIndex<K extends string, A extends IndexDefinition>(
  declared: SchemaObject<K, A>,
  current: SchemaObject<string, IndexDefinition>,
): SchemaObject<K, A> {
  if (declared.attributes.method !== current.attributes.method) return declared;
  const { operatorClasses = [], collations = [] } = (current.details ?? {}) as Partial<IndexDetails>;
  const usual = { operatorClass: operatorClasses, collation: collations };
  const elements = declared.attributes.elements.map((element, place) =>
    (['operatorClass', 'collation'] as const).reduce((kept: IndexElement, name) => {
      const isUsual = current.attributes.elements[place]?.[name] === undefined;
      return isUsual && kept[name] === usual[name][place] ? without(name, kept) : kept;
    }, element),
  );
  return { ...declared, attributes: { ...declared.attributes, elements } };
}

function without(name: 'operatorClass' | 'collation', { [name]: _, ...element }: IndexElement): IndexElement {
  return element;
}
