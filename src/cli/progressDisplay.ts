import type { SingleBar } from 'cli-progress';
import type { Progress } from '../migrate/lockWatch.ts';
import { barOptions } from './barOptions.ts';
import { printDuration } from './duration.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far a long statement has come: as a bar that moves, or as a line from time to time. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Makes place for other lines. */
  clear(): void;
}

/** The display that suits the terminal. */
export function progressDisplay(terminal: Terminal): ProgressDisplay {
  return terminal.live ? new MovingBar() : new PlainLines((line) => terminal.note(line));
}

const format = '  {phase} {bar} {percentage} %, {eta_formatted} left';

/** A phase of a statement has a bar of its own: each begins at nothing and has a pace of its own. */
class MovingBar implements ProgressDisplay {
  #phase = '';
  #bar: SingleBar | undefined;
  #loading = false;

  show({ phase, done, total }: Progress): void {
    if (phase !== this.#phase) this.clear();
    this.#phase = phase;
    if (total === 0) return;
    if (this.#bar) this.#bar.update(done, { phase });
    else if (!this.#loading) void this.#open({ phase, done, total });
  }

  clear(): void {
    this.#bar?.stop();
    this.#bar = undefined;
    this.#phase = '';
  }

  /** The library is loaded when the first long statement runs. */
  async #open({ phase, done, total }: Progress): Promise<void> {
    this.#loading = true;
    const { default: library } = await import('cli-progress');
    this.#loading = false;
    if (phase !== this.#phase || this.#bar) return;
    this.#bar = new library.SingleBar({ ...barOptions, format }, library.Presets.shades_classic);
    this.#bar.start(total, done, { phase });
  }
}

const pauseMs = 10_000;

class PlainLines implements ProgressDisplay {
  readonly #print: (line: string) => void;
  #phase = '';
  #started = 0;
  #printed = 0;

  constructor(print: (line: string) => void) {
    this.#print = print;
    this.clear();
  }

  show({ phase, done, total }: Progress): void {
    const now = performance.now();
    if (phase !== this.#phase) this.#started = now;
    this.#phase = phase;
    if (now - this.#printed < pauseMs) return;
    this.#printed = now;
    this.#print(`  ${phase}${total === 0 ? '' : share(done / total, now - this.#started)}`);
  }

  /** What takes less than a pause is not told. */
  clear(): void {
    this.#phase = '';
    this.#printed = performance.now();
  }
}

function share(done: number, elapsedMs: number): string {
  const left =
    done > 0 && elapsedMs > 0 ? `, about ${printDuration((elapsedMs / done) * (1 - done))} left` : '';
  return `: ${Math.floor(done * 100)} %${left}`;
}
