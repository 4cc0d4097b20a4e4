import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { TypeRef } from '../shared/typeRef.ts';

export interface ColumnAttributes {
  readonly type: TypeRef;
  /** SQL, as `"C"`, or the id of a collation of the schema; null: that of the type. */
  readonly collation: string | null;
  readonly nullable: boolean;
  /** Of a required column, what is not as PostgreSQL makes it by itself; never empty. */
  readonly notNull?: NotNull;
  readonly default: ColumnDefault | null;
  /** Absent, here and below: what PostgreSQL takes by itself, the type's own. */
  readonly storage?: ColumnStorage;
  readonly compression?: ColumnCompression;
  /** The statistics target, 0 to 10000. */
  readonly statistics?: number;
  /** Options as PostgreSQL stores them, `n_distinct=-0.5`, sorted; never empty. */
  readonly parameters?: readonly string[];
  /**
   * The column of the parent that it is inherited from. A column which is there is stated only where its default, its
   * NULL or its comment is otherwise.
   */
  readonly inherits?: ObjectId;
}

/** The constraint NOT NULL, as PostgreSQL 18 and later keep it. */
export interface NotNull {
  /** Absent: as PostgreSQL calls it. */
  readonly name?: string;
  /** NO INHERIT */
  readonly inherited?: false;
  /** NOT VALID: rows that are there already may hold NULL. */
  readonly validated?: false;
}

export type ColumnStorage = 'plain' | 'main' | 'external' | 'extended';
export type ColumnCompression = 'pglz' | 'lz4';

export type ColumnDefault =
  /** SQL, as the user wrote it or as PostgreSQL prints it. */
  | { readonly type: 'expression'; readonly sql: string }
  /** Counts up from a sequence that it owns, as `serial` does; `sequence` says what `serial` would make otherwise. */
  | { readonly type: 'serial'; readonly sequence?: CounterSequence }
  | {
      readonly type: 'identity';
      readonly always: boolean;
      readonly options: IdentityOptions;
      /** Of the sequence, in the schema of the table; absent: as PostgreSQL calls it by itself. */
      readonly name?: string;
    }
  /** GENERATED ALWAYS AS (sql) STORED */
  | { readonly type: 'generated'; readonly sql: string; readonly stored: boolean }
  /** Of an inherited column: that of the column it comes from. */
  | { readonly type: 'inherited' };

/** What of the sequence behind a serial column is not as `serial` makes it; never empty. */
export interface CounterSequence extends IdentityOptions {
  /** In the schema of the table. */
  readonly name?: string;
  /** `bigint`, `integer` or `smallint`, where that is not the type of the column. */
  readonly type?: string;
}

/** Options of the sequence behind a column; those at PostgreSQL's defaults are left out. */
export interface IdentityOptions {
  readonly start?: string;
  readonly increment?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
}

/** `details` of a column. */
export interface ColumnDetails {
  /** `autoincrement()`: how the column counts up is left to what the database has. */
  readonly anyCounter?: boolean;
  /** `dbgenerated()` without SQL: the default is left to what the database has. */
  readonly anyDefault?: boolean;
  /**
   * Of a required column: the name of its NOT NULL where it is not `table_column_not_null`; null where the server keeps
   * none (PostgreSQL 17 and older).
   */
  readonly notNullName?: string | null;
  /** Prisma has no word for collations: it is left to what the database has. */
  readonly anyCollation?: boolean;
  /** A Prisma list: whether the array column takes NULL is left to what the database has. */
  readonly anyNullability?: boolean;
  /** How PostgreSQL stores the type if nobody says otherwise. */
  readonly typeStorage?: ColumnStorage;
  /** Attributes that are left to what the database has. */
  readonly leftOpen?: readonly string[];
}
export type Column = SchemaObject<'column', ColumnAttributes>;

/** `name: ['public', 'deals', 'city']`, parent: the table. */
export const columnId = (table: readonly string[], name: string) => objectId('column', [...table, name]);

/** The default that counts up from a sequence with these properties beyond those that `serial` gives it. */
export function serialWith(sequence: CounterSequence): ColumnDefault {
  return Object.keys(sequence).length === 0 ? { type: 'serial' } : { type: 'serial', sequence };
}
