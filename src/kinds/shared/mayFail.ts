import type { Hazard, Precondition } from '../../model/plan.ts';

/** The hazards of statements that fail where these preconditions say so. */
export function mayFail(preconditions: readonly Precondition[], message: string): readonly Hazard[] {
  return preconditions.map(({ when }) => ({ type: 'may-fail', message, when }));
}
