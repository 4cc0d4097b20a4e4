import type { Report, RunEvent } from '../migrate/runEvent.ts';
import { interruptionTeller } from './interruptionTeller.ts';
import type { Terminal } from './terminal.ts';

const pauseMs = 1000;

/**
 * Writes what a run tells as lines of JSON, each with the time: `{"at":"…","type":"statement-started",…}`. The last line
 * of one that a signal breaks off has the type `interrupted`.
 */
export function jsonReporter(terminal: Terminal): Report {
  let progressAt = Number.NEGATIVE_INFINITY;
  const write = (event: object) =>
    terminal.result(JSON.stringify({ at: new Date().toISOString(), ...event }, wholeMilliseconds));
  const follow = interruptionTeller((message) => write({ type: 'interrupted', ok: false, message }));
  return (event: RunEvent) => {
    follow(event);
    if (event.type === 'progress') {
      if (performance.now() - progressAt < pauseMs) return;
      progressAt = performance.now();
    }
    write(event);
  };
}

function wholeMilliseconds(key: string, value: unknown): unknown {
  return key.endsWith('Ms') && typeof value === 'number' ? Math.round(value) : value;
}
