import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { IndexElement } from '../shared/indexElement.ts';

/** An index that is not unique; unique ones are of the kind `unique`. */
export interface IndexAttributes {
  readonly table: ObjectId;
  /** `btree`, `hash`, `gin`, `gist`, `spgist`, `brin`, or one that an extension brings. */
  readonly method: string;
  readonly elements: readonly IndexElement[];
  readonly include: readonly ObjectId[];
  /** SQL of the WHERE clause, without outer parentheses; null where there is none. */
  readonly predicate: string | null;
  /** Storage parameters, `fillfactor=70`, sorted. */
  readonly parameters: readonly string[];
}
export type Index = SchemaObject<'index', IndexAttributes>;

/** `name: ['public', 'deals_city_idx']` (names of indexes are unique in a schema), parent: the table. */
export const indexId = (schema: string, name: string) => objectId('index', [schema, name]);
