/** How long a batch may keep its rows locked, in milliseconds, where the file leaves the size to schemac. */
export const targetBatchMs = 200;

/** Rows of the first batch, before anything is known. */
export const firstBatchSize = 1000;

/** The least rows of a batch. */
export const smallestBatch = 10;
/** The most. */
export const largestBatch = 100_000;

/** The size after one that took so long: towards the target, at most twice or half as large. */
export function nextBatchSize(size: number, durationMs: number): number {
  const factor = Math.min(Math.max(targetBatchMs / Math.max(durationMs, 1), 0.5), 2);
  return Math.min(Math.max(Math.round(size * factor), smallestBatch), largestBatch);
}
