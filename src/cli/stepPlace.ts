/** Where a migration is of which a part is done: `at step 3 of 4`. */
export function stepPlace(stepsDone: number, stepsTotal: number): string {
  if (stepsDone < stepsTotal) return `at step ${stepsDone + 1} of ${stepsTotal}`;
  return stepsTotal === 1 ? 'after its only step' : `after the last of ${stepsTotal} steps`;
}
