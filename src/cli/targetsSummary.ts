import { withoutPasswords } from '../database/withoutPasswords.ts';
import { shellWord } from '../migrate/shellWord.ts';
import { printDuration } from './duration.ts';

/** How many targets came to which end. */
export type TargetCounts = Readonly<
  Record<'applied' | 'upToDate' | 'failed' | 'doneBefore' | 'notBegun', number>
>;

/** `500 targets in 1 min 4 s: 498 migrated, 1 failed, 1 not begun.` */
export function targetsSummary(total: number, counts: TargetCounts, durationMs: number): string {
  const parts = [
    [counts.applied, 'migrated'],
    [counts.upToDate, 'up to date'],
    [counts.doneBefore, 'done before'],
    [counts.failed, 'failed'],
    [counts.notBegun, 'not begun'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const targets = total === 1 ? '1 target' : `${total} targets`;
  return `${targets} in ${printDuration(durationMs)}: ${told.join(', ') || 'nothing to do'}.`;
}

/** What to type after a run that has not done all. `words`: those of the command line. */
export function resumeAdvice(words: readonly string[]): string {
  const command = ['schemac', ...words].map((word) => shellWord(withoutPasswords(word))).join(' ');
  return `Go on with the same command, which tries again what is not done:\n  ${command}`;
}
