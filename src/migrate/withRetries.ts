import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../database/databaseError.ts';

interface RetryOptions {
  /** How often the work is done again at most. */
  readonly retries: number;
  readonly onRetry: (retry: { attempt: number; of: number; delayMs: number; reason: string }) => void;
}

const firstDelayMs = 500;
const longestDelayMs = 15_000;

/**
 * Does the work, and does it again where another transaction was in its way. The pauses grow, and vary by chance so
 * that two deployers do not meet again.
 */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt > options.retries || !isWorthRetrying(error)) throw error;
      const delayMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs) * (0.5 + Math.random() / 2);
      const reason = error instanceof Error ? error.message : String(error);
      options.onRetry({ attempt: attempt + 1, of: options.retries + 1, delayMs, reason });
      await delay(delayMs);
    }
  }
}

/** Whether the same work may succeed when it is done again: the transaction was undone by others' doing. */
function isWorthRetrying(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof DatabaseError ? error.cause : error;
  return cause instanceof DatabaseError && ['lock-timeout', 'deadlock', 'serialization'].includes(cause.kind);
}
