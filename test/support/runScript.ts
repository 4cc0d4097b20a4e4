import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

/** A script in a process of its own: for what only the death of a process shows. */
export interface RunningScript {
  readonly process: ChildProcess;
  /** The next line that the script prints; `undefined` when there are no more. */
  readonly nextLine: () => Promise<string | undefined>;
  /** Its exit status, or the name of the signal that ended it. */
  readonly end: Promise<number | string>;
}

/** Bundles TypeScript with everything of ours that it imports (paths are relative to the project) and runs it, at most until the test ends. */
export async function runScript(
  code: string,
  environment: Record<string, string> = {},
): Promise<RunningScript> {
  const cache = resolve('node_modules/.cache/schemac');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'script-'));
  const outfile = join(folder, 'script.mjs');
  await build({
    stdin: { contents: code, resolveDir: resolve('.'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const child = spawn(process.execPath, [outfile], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    nextLine: async () => {
      const { value, done } = await lines.next();
      return done ? undefined : value;
    },
    end: once(child, 'exit').then(([status, signal]) => (status ?? signal) as number | string),
  };
}
