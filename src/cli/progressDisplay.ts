import type { SingleBar } from 'cli-progress';
import { barOptions } from './barOptions.ts';
import { printDuration } from './duration.ts';
import { telltaleTimes } from './telltaleTimes.ts';
import type { Terminal } from './terminal.ts';

/** How far a statement is, as far as that is known. */
export interface KnownProgress {
  /** `building index: scanning table: 42 %, about 3.0 s left`. */
  readonly text: string;
  /** From 0 to 1; absent where it is not known. */
  readonly share?: number;
}

/** Shows that a statement is running, and how far it is: as a line that moves, or as one from time to time. */
export interface ProgressDisplay {
  /** A statement begins; one that has been begun and not ended goes on. */
  begin(statement: string): void;
  show(progress: KnownProgress): void;
  /** Makes place for other lines. */
  clear(): void;
  end(): void;
}

/** The display that suits the terminal. */
export function progressDisplay(terminal: Terminal): ProgressDisplay {
  return terminal.live ? new MovingLine() : new PlainLines((line) => terminal.note(line));
}

/** What takes less than this is told when it is over. */
const silentMs = 1000;
const tickMs = 500;

interface Running {
  readonly statement: string;
  readonly started: number;
  readonly known?: KnownProgress;
}

/** Keeps what runs, and looks at it again from time to time. */
abstract class RunningStatement implements ProgressDisplay {
  #running: Running | undefined;
  #timer: NodeJS.Timeout | undefined;

  begin(statement: string): void {
    if (this.#running?.statement === statement) return;
    this.end();
    this.#running = { statement, started: performance.now() };
    this.#timer = setInterval(() => this.#look(), tickMs).unref();
  }

  show(known: KnownProgress): void {
    if (!this.#running) return;
    this.#running = { ...this.#running, known };
    this.#look();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#running = undefined;
    this.clear();
  }

  #look(): void {
    if (!this.#running) return;
    const elapsedMs = performance.now() - this.#running.started;
    this.draw(this.#running, elapsedMs);
  }

  abstract clear(): void;
  protected abstract draw(running: Running, elapsedMs: number): void;
}

const formats = { bar: '  {bar} {text}', line: '  {text}' };

class MovingLine extends RunningStatement {
  #bar: SingleBar | undefined;
  #format: keyof typeof formats = 'line';
  #library: typeof import('cli-progress') | undefined;
  #loading = false;

  clear(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  protected draw({ statement, known }: Running, elapsedMs: number): void {
    if (elapsedMs < silentMs) return;
    if (!this.#library) {
      void this.#load();
      return;
    }
    const format = known?.share === undefined ? 'line' : 'bar';
    if (format !== this.#format) this.clear();
    this.#format = format;
    const text = known?.text ?? statement;
    const payload = { text: format === 'bar' ? text : `${text}, ${printDuration(elapsedMs)} so far` };
    if (this.#bar) {
      this.#bar.update(known?.share ?? 0, payload);
      return;
    }
    const options = { ...barOptions, format: formats[format] };
    this.#bar = new this.#library.SingleBar(options, this.#library.Presets.shades_classic);
    this.#bar.start(1, known?.share ?? 0, payload);
  }

  /** When the first long statement runs. */
  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    this.#library = (await import('cli-progress')).default;
  }
}

class PlainLines extends RunningStatement {
  readonly #print: (line: string) => void;
  readonly #isTime = telltaleTimes();

  constructor(print: (line: string) => void) {
    super();
    this.#print = print;
  }

  clear(): void {}

  protected draw({ statement, started, known }: Running, elapsedMs: number): void {
    if (!this.#isTime(started, elapsedMs)) return;
    this.#print(`  ${known?.text ?? statement}, ${printDuration(elapsedMs)} so far`);
  }
}
