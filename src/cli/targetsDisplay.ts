import type { SingleBar } from 'cli-progress';
import { barOptions } from './barOptions.ts';
import { printDuration } from './duration.ts';
import type { Terminal } from './terminal.ts';

/** How far a deploy to many targets has come. */
export interface TargetsState {
  /** Those that are to be done in this run. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** The names of those that are being done. */
  readonly running: readonly string[];
  readonly elapsedMs: number;
}

/** Shows it as a bar that moves; where nothing can move, the lines of the targets say it all. */
export interface TargetsDisplay {
  show(state: TargetsState): void;
  /** Makes place for other lines. */
  clear(): void;
}

const still: TargetsDisplay = { show: () => undefined, clear: () => undefined };

/** The display that suits the terminal. */
export async function targetsDisplay(terminal: Terminal): Promise<TargetsDisplay> {
  if (!terminal.live) return still;
  const { default: library } = await import('cli-progress');
  return new MovingTargets(
    () => new library.SingleBar({ ...barOptions, format: '{bar} {text}' }, library.Presets.shades_classic),
  );
}

class MovingTargets implements TargetsDisplay {
  readonly #make: () => SingleBar;
  #bar: SingleBar | undefined;

  constructor(make: () => SingleBar) {
    this.#make = make;
  }

  show(state: TargetsState): void {
    const payload = { text: stateText(state) };
    if (this.#bar) this.#bar.update(state.done, payload);
    else {
      this.#bar = this.#make();
      this.#bar.start(state.total, state.done, payload);
    }
  }

  clear(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

/** `12 of 500, 1 failed, 38.0 s left: tenant_13, tenant_14`. */
export function stateText({ total, done, failed, running, elapsedMs }: TargetsState): string {
  const left = done === 0 ? [] : [`${printDuration((elapsedMs / done) * (total - done))} left`];
  const counts = [`${done} of ${total}`, ...(failed === 0 ? [] : [`${failed} failed`]), ...left].join(', ');
  return running.length === 0 ? counts : `${counts}: ${running.join(', ')}`;
}
