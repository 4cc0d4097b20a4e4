import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { IndexElement } from '../shared/indexElement.ts';

/** Where one is absent, it is as PostgreSQL makes it by itself. */
export interface TableAttributes {
  /** `heap` where it is absent. */
  readonly accessMethod?: string;
  readonly unlogged?: true;
  /** `pg_default` where it is absent. */
  readonly tablespace?: string;
  /** As PostgreSQL stores them, `fillfactor=70` and `toast.autovacuum_enabled=false`, sorted; never empty. */
  readonly parameters?: readonly string[];
  /** Whether policies decide which rows are there. */
  readonly rowSecurity?: true;
  /** Whether they decide for the table's owner too. */
  readonly forceRowSecurity?: true;
  /** Of a partitioned table. */
  readonly partitionKey?: PartitionKey;
  /** Of a partition. */
  readonly partition?: Partition;
  /** The tables whose columns it has too, in their order (INHERITS); absent where there are none. */
  readonly inherits?: readonly ObjectId[];
  /** The inherited columns that are its own as well: they stay when the other goes. By the columns that they come from. */
  readonly merged?: readonly ObjectId[];
  /** The inherited columns whose NOT NULL is its own as well, where the server keeps it as a constraint. */
  readonly mergedNotNulls?: readonly ObjectId[];
}

export interface PartitionKey {
  readonly strategy: 'range' | 'list' | 'hash';
  readonly elements: readonly IndexElement[];
}

export interface Partition {
  /** Its parent: the partitioned table. */
  readonly of: ObjectId;
  /** SQL: `FOR VALUES FROM (1) TO (10)`, or `DEFAULT`. */
  readonly bound: string;
}

/**
 * A partition is a part of its table, so that table is its parent. Columns that it has from there are no objects of
 * its own, nor are those of a table that inherits: whatever names them names the column they come from.
 */
export type Table = SchemaObject<'table', TableAttributes>;

/** `details` of a table. */
export interface TableDetails {
  /** Attributes that are left to what the database has. */
  readonly leftOpen?: readonly string[];
  /**
   * Of a schema file: whether an inherited column that is there already is the table's own as well is left to what the
   * database has. It matters when the parent loses the column, and is seen to then.
   */
  readonly anyMerged?: boolean;
  /** There is nothing for the parameters of a TOAST table to be on. */
  readonly hasNoToast?: boolean;
  /** The server keeps no NOT NULL as a constraint, which could be inherited and its own. */
  readonly hasNoNotNulls?: boolean;
  /** Of a partition: its bound by a list as PostgreSQL prints it, and what stands for that in `attributes`. */
  readonly listed?: { readonly written: string; readonly sorted: string };
}

/** `name: ['public', 'deals']`, parent: of a partition the partitioned table. */
export const tableId = (schema: string, name: string) => objectId('table', [schema, name]);
