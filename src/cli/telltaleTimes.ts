/** In milliseconds after the beginning; then each after the last pause again. */
const times = [10_000, 30_000, 60_000, 120_000, 300_000];

/**
 * Tells when a line about something that goes on is due: after 10 s, 30 s, 1 min, 2 min, 5 min and every 5 min, each
 * once. What is asked about is known by when it `started`.
 */
export function telltaleTimes(): (started: number, elapsedMs: number) => boolean {
  let last = { started: Number.NaN, told: 0 };
  return (started, elapsedMs) => {
    if (last.started !== started) last = { started, told: 0 };
    const due = dueAt(last.told);
    if (elapsedMs < due) return false;
    // What was missed is not made up for.
    while (dueAt(last.told) <= elapsedMs) last.told += 1;
    return true;
  };
}

function dueAt(told: number): number {
  const longest = times.at(-1)!;
  return times[told] ?? longest * (told - times.length + 2);
}
