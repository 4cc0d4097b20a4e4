import type { BlockingSession } from '../migrate/lockWatch.ts';
import type { RunEvent } from '../migrate/runEvent.ts';
import { batchProgress } from './batchProgress.ts';
import { printDuration } from './duration.ts';
import { firstLine } from './firstLine.ts';
import type { Terminal } from './terminal.ts';

/** A statement that takes longer than this gets a line of its own. */
const slowMs = 1000;

/** Lines about batches are no closer together than this. */
const betweenBatchLinesMs = 2000;

/** Says on the terminal what a run is doing: a line for each migration, and more where it takes long. */
export function runReporter(terminal: Terminal): (event: RunEvent) => void {
  const { colors } = terminal;
  let statement = '';
  let toldAt = performance.now();
  return (event) => {
    switch (event.type) {
      case 'statement-started':
        statement = `line ${event.line}: ${firstLine(event.text)}`;
        break;
      case 'statement-finished':
        if (event.durationMs >= slowMs)
          terminal.note(`  ${printDuration(event.durationMs)}  ${colors.dim(statement)}`);
        break;
      case 'migration-started':
        if (event.stepsDone > 0) {
          terminal.note(`${event.id}: going on at step ${event.stepsDone + 1} of ${event.stepsTotal}`);
        }
        break;
      case 'migration-finished':
        terminal.note(
          `${colors.green('✓')} ${event.id} ${colors.dim(`applied in ${printDuration(event.durationMs)}`)}`,
        );
        break;
      case 'migration-failed':
        terminal.note(`${colors.red('✗')} ${event.id}`);
        break;
      case 'invalid-index-dropped':
        terminal.note(`  dropped the invalid index ${event.index}, which an interrupted run had left behind`);
        break;
      case 'batch':
        if (performance.now() - toldAt < betweenBatchLinesMs) break;
        toldAt = performance.now();
        terminal.note(`  line ${event.line}: ${batchProgress(event)}`);
        break;
      case 'throttled':
        terminal.note(`  waiting before the next batch: ${event.reasons.join('; ')}`);
        break;
      case 'waiting-for-lock':
        terminal.note(`  waiting for a lock: ${event.blockers.map(describeBlocker).join('; ')}`);
        break;
      case 'lock-watch-failed':
        terminal.note(`  waiting for a lock; who holds it cannot be found out: ${event.reason}`);
        break;
      case 'retry':
        terminal.note(
          `  ${event.reason}; trying again in ${printDuration(event.delayMs)} (${event.attempt} of ${event.of})`,
        );
        break;
    }
  };
}

function describeBlocker({ pid, application, state, query, since }: BlockingSession): string {
  const name = application === '' ? '' : ` (${application})`;
  return `process ${pid}${name}, ${state} since ${since}: ${firstLine(query)}`;
}
