import type { BatchCursor } from './batch.ts';

/** What the history keeps, in its column `cursor`, of a step that is not a single transaction, until it is done. */
export interface StepCursor {
  /** Counted from 0. */
  readonly step: number;
  /** The names that were there before it began: see `presentNames`. */
  readonly before?: readonly string[];
  /** How far a batched step has come. */
  readonly batch?: BatchCursor;
}

/** Reads the column; undefined where it holds nothing of the step that comes after `stepsDone` others. */
export function readStepCursor(value: unknown, stepsDone: number): StepCursor | undefined {
  if (typeof value !== 'object' || value === null || !('step' in value)) return undefined;
  return value.step === stepsDone ? (value as StepCursor) : undefined;
}
