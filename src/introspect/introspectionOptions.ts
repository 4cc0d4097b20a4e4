import type { Readings } from '../model/reading.ts';

/** What of a database is read. */
export interface IntrospectionOptions {
  /** The schemas to read. Absent: all but PostgreSQL's own. */
  readonly schemas?: readonly string[];
  /** Names of tables that are nobody's business, in whatever schema: where migrations are recorded. */
  readonly ignore?: readonly string[];
  /** Single tables that are nobody's business. */
  readonly ignoredTables?: readonly { readonly schema: string; readonly name: string }[];
  /** What is read beside the catalog; absent: nothing. */
  readonly readings?: Readings;
  /** Whether what belongs to extensions is read too. */
  readonly extensionMembers?: boolean;
}
