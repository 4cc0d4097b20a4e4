import type { RunEvent } from '../migrate/runEvent.ts';
import { printDuration } from './duration.ts';

type Finished = Extract<RunEvent, { type: 'statement-finished' }>;

/** What a step has changed, and for how long it kept others from tables. */
export class StepSummary {
  #rows = 0;
  #statementBegan = 0;
  /** When each lock was asked for, and how long it was held. */
  readonly #locks = new Map<string, { readonly since: number; heldMs: number }>();

  /** A statement begins. */
  begin(): void {
    this.#statementBegan = performance.now();
  }

  add({ rows = 0, locks }: Finished): void {
    this.#rows += rows;
    for (const { mode, on } of locks)
      this.#locks.set(`${mode} on ${on}`, { since: this.#statementBegan, heldMs: 0 });
  }

  /** The step ends, and its locks with it. */
  end(): void {
    const now = performance.now();
    for (const lock of this.#locks.values()) lock.heldMs = now - lock.since;
  }

  /** `200 rows, ACCESS EXCLUSIVE on deals for 34 ms`; empty where there is nothing to tell. */
  text(): string {
    const rows = this.#rows === 0 ? [] : [this.#rows === 1 ? '1 row' : `${this.#rows} rows`];
    const locks = [...this.#locks].map(([lock, { heldMs }]) => `${lock} for ${printDuration(heldMs)}`);
    return [...rows, ...locks].join(', ');
  }
}
