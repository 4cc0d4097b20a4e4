import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

export interface TableTypeAttributes {
  /** The composite type. */
  readonly type: ObjectId;
  /** The columns that it had when it was read, with their types: `id integer`. PostgreSQL changes none of them alone. */
  readonly columns: readonly string[];
}

/** What ties a table to a composite type whose attributes are its columns: CREATE TABLE … OF. */
export type TableType = SchemaObject<'table-type', TableTypeAttributes>;

/** `name: ['public', 'deals', 'of']`, parent: the table. */
export const tableTypeId = (table: readonly string[]) => objectId('table-type', [...table, 'of']);
