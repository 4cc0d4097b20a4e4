import type { BlockingSession } from '../migrate/lockWatch.ts';
import type { Report, RunEvent } from '../migrate/runEvent.ts';
import { batchProgress } from './batchProgress.ts';
import { printDuration } from './duration.ts';
import { firstLine } from './firstLine.ts';
import { interruptionTeller } from './interruptionTeller.ts';
import { type KnownProgress, progressDisplay } from './progressDisplay.ts';
import { statementProgress } from './statementProgress.ts';
import { stepPlace } from './stepPlace.ts';
import { StepSummary } from './stepSummary.ts';
import type { Terminal } from './terminal.ts';

/** A statement that takes longer than this gets a line of its own. */
const slowMs = 1000;

/** Says on the terminal what a run is doing: a line for each migration, and more where it has steps or takes long. */
export function runReporter(terminal: Terminal): Report {
  const display = progressDisplay(terminal);
  const progressOf = statementProgress();
  const lines = new RunLines(terminal.colors);
  const follow = interruptionTeller((whereabouts) => {
    display.end();
    terminal.note(whereabouts);
  });
  return (event) => {
    const texts = lines.of(event);
    follow(event);
    if (event.type === 'statement-started') display.begin(runningText(event));
    else if (event.type === 'progress') display.show(progressOf(event));
    else if (event.type === 'batch') display.show(shownBatch(event));
    else if (isEnd(event)) display.end();
    if (texts.length > 0) display.clear();
    for (const text of texts) terminal.note(text);
  };
}

/** Of a batched statement, which begins anew with each page, the first line says less. */
function runningText(event: Extract<RunEvent, { type: 'statement-started' }>): string {
  return event.batched ? `line ${event.line}, in batches` : statementText(event);
}

function isEnd(event: RunEvent): boolean {
  if (event.type === 'statement-finished') return !event.batched;
  return ['statement-failed', 'step-finished'].includes(event.type) || event.type.startsWith('migration-');
}

function statementText({ line, text }: { readonly line: number; readonly text: string }): string {
  return `line ${line}: ${firstLine(text)}`;
}

function shownBatch(event: Extract<RunEvent, { type: 'batch' }>): KnownProgress {
  const { line, done, total } = event;
  return { text: `line ${line}: ${batchProgress(event)}`, share: total === 0 ? 1 : done / total };
}

class RunLines {
  readonly #colors: Terminal['colors'];
  /** The last that the step has run; empty before its first. */
  #statement = '';
  #batched = false;
  #step = new StepSummary();

  constructor(colors: Terminal['colors']) {
    this.#colors = colors;
  }

  of(event: RunEvent): readonly string[] {
    switch (event.type) {
      case 'migration-started':
        this.#step = new StepSummary();
        return event.stepsDone > 0
          ? [`${event.id}: going on ${stepPlace(event.stepsDone, event.stepsTotal)}`]
          : [];
      case 'statement-started':
        this.#statement = runningText(event);
        this.#batched = event.batched ?? false;
        this.#step.begin();
        return [];
      case 'statement-finished':
        this.#step.add(event);
        return event.durationMs >= slowMs && !event.batched
          ? [`  ${printDuration(event.durationMs)}  ${this.#colors.dim(this.#statement)}`]
          : [];
      case 'step-finished':
        return this.#finishStep(event);
      case 'migration-finished':
        return [this.#finished(event)];
      case 'migration-failed':
        return [`${this.#colors.red('✗')} ${event.id}`];
      case 'retry':
        // The transaction was rolled back; of batches, those before it stand.
        if (!this.#batched) this.#step = new StepSummary();
        return [meanwhile(event)];
      case 'batch':
      case 'progress':
      case 'statement-failed':
        return [];
      default:
        return [meanwhile(event)];
    }
  }

  #finishStep({ step, of, durationMs }: Extract<RunEvent, { type: 'step-finished' }>): readonly string[] {
    this.#step.end();
    if (of === 1) return [];
    const summary = this.#step.text();
    const statement = this.#statement === '' ? 'nothing was left to do' : this.#statement;
    this.#step = new StepSummary();
    this.#statement = '';
    const details = summary === '' && durationMs < slowMs ? statement : summary;
    return [`  step ${step} of ${of}  ${printDuration(durationMs)}  ${this.#colors.dim(details)}`.trimEnd()];
  }

  #finished({ id, durationMs }: Extract<RunEvent, { type: 'migration-finished' }>): string {
    const summary = this.#step.text();
    const applied = `applied in ${printDuration(durationMs)}${summary === '' ? '' : `: ${summary}`}`;
    return `${this.#colors.green('✓')} ${id} ${this.#colors.dim(applied)}`;
  }
}

type Meanwhile = Exclude<
  RunEvent,
  { type: `migration-${string}` | `statement-${string}` | 'step-finished' | 'progress' | 'batch' }
>;

/** What is told beside the steps. */
function meanwhile(event: Meanwhile): string {
  switch (event.type) {
    case 'throttled':
      return `  waiting before the next batch: ${event.reasons.join('; ')}`;
    case 'invalid-index-dropped':
      return `  dropped the invalid index ${event.index}, which an interrupted run had left behind`;
    case 'step-found-done':
      return `  step ${event.step} is done already: an interrupted run did not live to note it`;
    case 'procedure-repeated':
      return `  line ${event.line} is run again: how far an interrupted run came with it cannot be known`;
    case 'waiting-for-builder':
      return `  waiting for process ${event.pids.join(', ')}, which still builds the index for an interrupted run`;
    case 'waiting-for-lock':
      return `  waiting for a lock: ${event.blockers.map(describeBlocker).join('; ')}`;
    case 'lock-watch-failed':
      return `  waiting for a lock; who holds it cannot be found out: ${event.reason}`;
    case 'retry':
      return `  ${event.reason} Trying again in ${printDuration(event.delayMs)} (${event.attempt} of ${event.of}).`;
  }
}

function describeBlocker({ pid, application, state, query, since }: BlockingSession): string {
  const name = application === '' ? '' : ` (${application})`;
  return `process ${pid}${name}, ${state} since ${since}: ${firstLine(query)}`;
}
