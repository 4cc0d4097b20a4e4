import { dependantsOn } from '../../model/dependants.ts';
import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { IndexElement } from './indexElement.ts';

/**
 * The objects that hold a column to its type: foreign keys, whose two sides must fit; indexes with SQL on the column;
 * checks; statistics. Where the column gets another type they are dropped before and created after.
 */
export function holdersOf(column: ObjectId, schema: Schema): readonly ObjectId[] {
  return dependantsOn(column, schema)
    .filter(holdsType)
    .map((object) => object.id);
}

/** PostgreSQL makes them anew with any new type of a column, and forgets their target. */
export function statisticsOn(column: ObjectId, schema: Schema): readonly ObjectId[] {
  return dependantsOn(column, schema)
    .filter(({ kind }) => kind === 'statistics')
    .map((object) => object.id);
}

function holdsType({ kind, attributes }: SchemaObject): boolean {
  if (kind === 'foreign-key' || kind === 'statistics') return true;
  const { predicate, expression, elements } = attributes as {
    readonly predicate?: string | null;
    readonly expression?: string;
    readonly elements?: readonly IndexElement[];
  };
  return (
    typeof predicate === 'string' ||
    typeof expression === 'string' ||
    (elements ?? []).some((element) => element.expression !== undefined)
  );
}
