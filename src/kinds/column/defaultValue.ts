import type { ColumnDefault, ColumnDetails } from './object.ts';

/** What `@default(…)` means for the database. */
export interface DefaultValue {
  readonly default: ColumnDefault | null;
  readonly details: ColumnDetails;
}

/** The database fills nothing in. */
export const noDefault: DefaultValue = { default: null, details: {} };
