/** `npm run test:all` tries everything everywhere. */
const isComplete = process.env.MODE === 'all';

/**
 * What of a list is tried in one of several places, so that `npm test` tries each once: the items whose index leaves
 * `place` over when it is divided by `places`.
 */
export function shareOf<T>(items: readonly T[], place: number, places: number): readonly T[] {
  return isComplete ? items : items.filter((_, index) => index % places === place);
}
