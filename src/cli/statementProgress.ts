import type { Progress } from '../migrate/lockWatch.ts';
import { printDuration } from './duration.ts';
import type { KnownProgress } from './progressDisplay.ts';

/** What PostgreSQL says of its progress, for people; each phase begins at nothing and has a pace of its own. */
export function statementProgress(): (progress: Progress) => KnownProgress {
  let phase = '';
  let started = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase !== phase) started = now;
    phase = progress.phase;
    if (progress.total === 0) return { text: phase };
    const share = Math.min(progress.done / progress.total, 1);
    return { text: `${phase}: ${Math.floor(share * 100)} %${timeLeft(share, now - started)}`, share };
  };
}

function timeLeft(share: number, elapsedMs: number): string {
  if (share === 0 || elapsedMs === 0) return '';
  return `, about ${printDuration((elapsedMs / share) * (1 - share))} left`;
}
