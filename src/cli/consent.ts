import { Interrupted } from './interrupted.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells what would be lost, and whether somebody consents: by `--accept-data-loss`, or asked at the terminal. Where
 * nobody can be asked, it is told how to consent.
 */
export async function consentsToLoss(
  losses: readonly string[],
  accepted: boolean,
  terminal: Terminal,
): Promise<boolean> {
  if (losses.length === 0 || accepted) return true;
  for (const loss of losses) terminal.note(`${terminal.colors.yellow('?')} ${loss}`);
  if (!terminal.interactive) {
    terminal.note('Nothing is done. Run it again with --accept-data-loss if all that may be lost.');
    return false;
  }
  const prompts = await import('@clack/prompts');
  const answer = await prompts.confirm({ message: 'May all that be lost?', initialValue: false });
  if (prompts.isCancel(answer)) throw new Interrupted();
  if (!answer) terminal.note('Nothing is done.');
  return answer;
}
