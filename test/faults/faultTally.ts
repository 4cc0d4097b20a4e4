import type { PlannedFault } from './plannedFault.ts';

/** Counts the faults of a run of the tests. */
export class FaultTally {
  readonly #started = performance.now();
  readonly #byKind = new Map<string, number>();
  readonly #byFolder = new Map<string, number>();
  readonly #failed: string[] = [];
  #total = 0;

  add(folder: string, faults: readonly PlannedFault[]): void {
    for (const { kind, moment } of faults) {
      increase(this.#byKind, `${kind} ${moment}`);
      increase(this.#byFolder, folder);
      this.#total += 1;
    }
  }

  /** A fault after which something is not right, as the words that bring it again. */
  fail(reproduction: string): void {
    this.#failed.push(reproduction);
  }

  /** For people: how many of each kind and in each folder, how long each took, and which failed. */
  text(): string {
    const seconds = (performance.now() - this.#started) / 1000;
    const each = (seconds / Math.max(this.#total, 1)).toFixed(1);
    return [
      `${this.#total} faults in ${seconds.toFixed(0)} s, ${each} s a fault`,
      ...lines(this.#byKind),
      ...lines(this.#byFolder),
      this.#failed.length === 0 ? 'none failed' : `${this.#failed.length} failed:`,
      ...this.#failed.map((reproduction) => `  ${reproduction}`),
    ].join('\n');
  }
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function lines(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort().map(([name, count]) => `${String(count).padStart(6)}  ${name}`);
}
