import { objectId, type SchemaObject } from '../../model/object.ts';
import type { IndexDefinition } from '../shared/indexDefinition.ts';

/** An index that is not unique; unique ones are of the kind `unique`. */
export type IndexAttributes = IndexDefinition;
export type Index = SchemaObject<'index', IndexAttributes>;

/** `name: ['public', 'deals_city_idx']` (names of indexes are unique in a schema), parent: the table. */
export const indexId = (schema: string, name: string) => objectId('index', [schema, name]);
