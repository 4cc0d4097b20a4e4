import { readDuration } from '../migrate/readDuration.ts';
import { UsageError } from './usageError.ts';

/** A duration in milliseconds as people read it: `34 ms`, `2.1 s`, `3 min 5 s`. */
export function printDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** The milliseconds of an option: `500ms`, `5s`, `2min`, `1h`, or a bare number of them. */
export function durationOption(name: string, text: string): number {
  const milliseconds = readDuration(text);
  if (milliseconds === undefined)
    throw new UsageError(`\`--${name} ${text}\` is no duration.`, 'Write 500ms, 5s or 2min.');
  return milliseconds;
}
