/** How many things are done one beside the other, and when to stop. */
export interface ParallelOptions {
  readonly parallel: number;
  /** How many go first, one after the other; a failure of one of them ends it all. */
  readonly canary: number;
  /** After so many failures nothing more is begun. */
  readonly maxFailures: number;
}

/**
 * Does the work on each item, and says of each whether it succeeded. What was not begun, as others had failed, is left
 * out. Never more than `parallel` at once.
 */
export async function inParallel<T>(
  items: readonly T[],
  { parallel, canary, maxFailures }: ParallelOptions,
  work: (item: T) => Promise<boolean>,
): Promise<ReadonlyMap<T, boolean>> {
  const done = new Map<T, boolean>();
  let failures = 0;
  const take = async (item: T) => {
    const succeeded = await work(item);
    done.set(item, succeeded);
    if (!succeeded) failures += 1;
  };
  for (const item of items.slice(0, canary)) {
    await take(item);
    if (failures > 0) return done;
  }
  const rest = items.slice(canary).values();
  const worker = async () => {
    for (const item of rest) {
      await take(item);
      if (failures >= maxFailures) return;
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return done;
}
