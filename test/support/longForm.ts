import { test } from 'vitest';

/** `npm run test:all` tries everything everywhere; `npm test` does what fits into a few minutes. */
export const isLongForm = process.env.MODE === 'all';

/** A test of the long form alone: others show most of it in less time. */
export const longTest = test.skipIf(!isLongForm);

/** All of a list in the long form, else its last: of the servers, the newest. */
export function lastOf<T>(items: readonly T[]): readonly T[] {
  return isLongForm ? items : items.slice(-1);
}

/**
 * What of a list is tried in one of several places, so that the short form tries each once: the items whose index leaves
 * `place` over when it is divided by `places`.
 */
export function shareOf<T>(items: readonly T[], place: number, places: number): readonly T[] {
  return isLongForm ? items : items.filter((_, index) => index % places === place);
}
