import type { Report, RunEvent } from '../migrate/runEvent.ts';
import type { Terminal } from './terminal.ts';

const pauseMs = 1000;

/** Writes what a run tells as lines of JSON, each with the time: `{"at":"…","type":"statement-started",…}`. */
export function jsonReporter(terminal: Terminal): Report {
  let progressAt = Number.NEGATIVE_INFINITY;
  return (event: RunEvent) => {
    if (event.type === 'progress') {
      if (performance.now() - progressAt < pauseMs) return;
      progressAt = performance.now();
    }
    terminal.result(JSON.stringify({ at: new Date().toISOString(), ...event }, wholeMilliseconds));
  };
}

function wholeMilliseconds(key: string, value: unknown): unknown {
  return key.endsWith('Ms') && typeof value === 'number' ? Math.round(value) : value;
}
