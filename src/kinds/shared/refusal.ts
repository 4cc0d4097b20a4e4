/** Why a `@default(…)` means nothing. */
export interface Refusal {
  readonly problem: string;
  /** The code of the diagnostic, where it is not `wrong-default`. */
  readonly code?: string;
  readonly fix?: string;
}
