import { Interrupted } from './interrupted.ts';
import type { Terminal } from './terminal.ts';

/**
 * Whether somebody consents to losses that are told already: by `--accept-data-loss`, or asked at the terminal. Where
 * nobody can be asked, it is told how to consent.
 */
export async function consentsToLoss(
  losses: readonly string[],
  accepted: boolean,
  terminal: Terminal,
): Promise<boolean> {
  if (losses.length === 0 || accepted) return true;
  if (!terminal.interactive) {
    terminal.note('Nothing is done. If that may be lost, run it again with --accept-data-loss.');
    return false;
  }
  const prompts = await import('@clack/prompts');
  const answer = await prompts.confirm({ message: 'May that be lost?', initialValue: false });
  if (prompts.isCancel(answer)) throw new Interrupted();
  if (!answer) terminal.note('Nothing is done.');
  return answer;
}
