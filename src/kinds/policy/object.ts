import { objectId, type SchemaObject } from '../../model/object.ts';

export interface PolicyAttributes {
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  /** Rows are seen that one permissive policy and every restrictive one lets through. */
  readonly permissive: boolean;
  /** Sorted; `public` is everybody. */
  readonly roles: readonly string[];
  /** SQL: the rows that are there for the command. */
  readonly using: string | null;
  /** SQL: the rows that it may leave. */
  readonly check: string | null;
}
export type Policy = SchemaObject<'policy', PolicyAttributes>;

/** `name: ['public', 'deals', 'own deals']`, parent: the table. */
export const policyId = (table: readonly string[], name: string) => objectId('policy', [...table, name]);
