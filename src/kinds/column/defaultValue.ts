import type { ColumnDefault, ColumnDetails } from './object.ts';

/** What `@default(…)` means for the database. */
export interface DefaultValue {
  readonly default: ColumnDefault | null;
  readonly details: ColumnDetails;
}

/** The database fills nothing in. */
export const noDefault: DefaultValue = { default: null, details: {} };

/** Why a `@default(…)` means nothing. */
export interface Refusal {
  readonly problem: string;
  /** The code of the diagnostic, where it is not `wrong-default`. */
  readonly code?: string;
  readonly fix?: string;
}
