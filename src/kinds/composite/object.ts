import { objectId, type SchemaObject } from '../../model/object.ts';

/** What it is made of are objects of their own, its attributes. */
export type CompositeAttributes = Record<string, never>;
export type Composite = SchemaObject<'composite', CompositeAttributes>;

/** `name: ['public', 'address']` */
export const compositeId = (schema: string, name: string) => objectId('composite', [schema, name]);
