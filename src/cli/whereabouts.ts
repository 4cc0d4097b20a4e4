import type { RunEvent } from '../migrate/runEvent.ts';
import { batchProgress } from './batchProgress.ts';
import { stepPlace } from './stepPlace.ts';

/** Keeps how far a migration is, for who breaks it off. */
export class Whereabouts {
  #id = '';
  #stepsDone = 0;
  #steps = 0;
  #batches = '';

  follow(event: RunEvent): void {
    if (event.type === 'migration-started') {
      this.#id = event.id;
      this.#stepsDone = event.stepsDone;
      this.#steps = event.stepsTotal;
      this.#batches = '';
    }
    if (event.type === 'step-finished') {
      this.#stepsDone = event.step;
      this.#batches = '';
    }
    if (event.type === 'batch') this.#batches = `: ${batchProgress({ ...event, rowsPerSecond: 0 })}`;
  }

  /** What is in the database by then, and what the next run does. */
  text(): string {
    if (this.#stepsDone === 0 && this.#batches === '' && this.#steps <= 1)
      return `Interrupted: nothing of ${this.#id} is in the database. The next run begins it anew.`;
    const place = stepPlace(this.#stepsDone, this.#steps);
    return `Interrupted: ${this.#id} is ${place}${this.#batches}. The next run goes on there.`;
  }
}
