import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { scratchInUse } from '../database/scratchInUse.ts';

/** Nobody waits longer for a command that is told to end. */
const timeoutMs = 10_000;

/**
 * Has the scratch databases dropped with which the process was at work when it ended: at a signal. Another
 * process does it while this one stands still, so that no statement fails and no failure is told.
 */
export function dropScratchAtExit(): void {
  process.once('exit', () => {
    if (scratchInUse.size === 0) return;
    const input = JSON.stringify([...scratchInUse]);
    const program = fileURLToPath(new URL('./dropScratch.js', import.meta.url));
    const { status } = spawnSync(process.execPath, [program], { input, timeout: timeoutMs });
    if (status === 0) return;
    const names = [...scratchInUse].map(({ name }) => `\`${name}\``).join(', ');
    process.stderr.write(
      `Left on the server: ${names}. The next command that makes such a database drops it.\n`,
    );
  });
}
