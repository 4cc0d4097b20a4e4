import type { Schema, SchemaObject } from '../../model/object.ts';
import type { ComparedSchemas } from '../kind.ts';
import type { IndexDetails } from './indexCatalog.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';

/**
 * A declared operator class or collation that the key has by itself, as only the database may know, says nothing, unless
 * its column has another collation from now on.
 */
export function reconcileIndex<K extends string, A extends IndexDefinition>(
  declared: SchemaObject<K, A>,
  current: SchemaObject<string, IndexDefinition>,
  schemas: ComparedSchemas,
): SchemaObject<K, A> {
  if (declared.attributes.method !== current.attributes.method) return declared;
  const { operatorClasses = [], collations = [] } = (current.details ?? {}) as Partial<IndexDetails>;
  const usual = { operatorClass: operatorClasses, collation: collations };
  const elements = declared.attributes.elements.map((element, place) => {
    const own = orderOf(element, schemas.declared);
    const stated = own !== undefined && element.collation === own ? without('collation', element) : element;
    const found = current.attributes.elements[place];
    const isReordered = own !== orderOf(found, schemas.current);
    return (['operatorClass', 'collation'] as const).reduce((kept: IndexElement, name) => {
      const isUsual = found?.[name] === undefined && !isReordered;
      return isUsual && kept[name] === usual[name][place] ? without(name, kept) : kept;
    }, stated);
  });
  return { ...declared, attributes: { ...declared.attributes, elements } };
}

/** The collation of the column of a key. */
function orderOf(element: IndexElement | undefined, schema: Schema): string | null | undefined {
  const column = element?.column && schema.get(element.column);
  return column && (column.attributes as { readonly collation?: string | null }).collation;
}

function without(name: 'operatorClass' | 'collation', { [name]: _, ...element }: IndexElement): IndexElement {
  return element;
}
