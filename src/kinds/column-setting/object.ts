import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

/** Where one is absent, it is that of the column it is inherited from. */
export interface ColumnSettingAttributes {
  /** `plain`, `main`, `external` or `extended`. */
  readonly storage?: string;
  /** `default`: that of the server. */
  readonly compression?: 'pglz' | 'lz4' | 'default';
  /** -1: that of the server. */
  readonly statistics?: number;
  /** As PostgreSQL stores them, sorted. */
  readonly parameters?: readonly string[];
}

/** How a partition, or a table that inherits, keeps and samples a column otherwise than the table that it is from. */
export type ColumnSetting = SchemaObject<'column-setting', ColumnSettingAttributes>;

/** `details` of it: what the column is from, as far as its type says how it is kept. */
export interface ColumnSettingDetails {
  readonly typeStorage: string;
}

/** `name: [table, column]`, the column being that of the topmost table; parent: the table. */
export const columnSettingId = (table: ObjectId, column: ObjectId) =>
  objectId('column-setting', [table, column]);

/** The column of the topmost table. */
export function originOf({ name }: ColumnSetting): ObjectId {
  return name[1] as ObjectId;
}

/** What a column says of it, in the words of a setting. */
interface ColumnFacts {
  readonly storage?: string;
  readonly compression?: 'pglz' | 'lz4';
  readonly statistics?: number;
  readonly parameters?: readonly string[];
}

/** All that a setting can say, as the column of the topmost table has it. */
export function settingsOf(column: SchemaObject, typeStorage: string): Required<ColumnSettingAttributes> {
  const { storage, compression, statistics, parameters } = column.attributes as ColumnFacts;
  return {
    storage: storage ?? typeStorage,
    compression: compression ?? 'default',
    statistics: statistics ?? -1,
    parameters: parameters ?? [],
  };
}
