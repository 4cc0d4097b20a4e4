import type { ObjectId } from './object.ts';

/**
 * A fact that says what of an object is to be read where the catalog alone does not tell: which rows of a table belong
 * to the schema. The lock file keeps those of what the schema has declared.
 */
export interface Reading {
  readonly object: ObjectId;
  /** In the words of its kind, `row:NL`; for all others a text. */
  readonly fact: string;
}

/** What is to be read beside the catalog. */
export interface Readings {
  /** Of what the schema has declared before, and the migrations have made. */
  readonly kept: readonly Reading[];
  /** Of what it declares now; what is there of that already, others have made. */
  readonly wished: readonly Reading[];
}

export const noReadings: Readings = { kept: [], wished: [] };
