import { objectId, type SchemaObject } from '../../model/object.ts';

export type TableAttributes = Record<string, never>;
export type Table = SchemaObject<'table', TableAttributes>;

/** `name: ['public', 'deals']` */
export const tableId = (schema: string, name: string) => objectId('table', [schema, name]);
