import { objectId, type SchemaObject } from '../../model/object.ts';

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
}
export type Table = SchemaObject<'table', TableAttributes>;

/** `details` of a table. */
export interface TableDetails {
  /** Attributes that are left to what the database has. */
  readonly leftOpen?: readonly string[];
  /** There is nothing for the parameters of a TOAST table to be on. */
  readonly hasNoToast?: boolean;
}

/** `name: ['public', 'deals']` */
export const tableId = (schema: string, name: string) => objectId('table', [schema, name]);
