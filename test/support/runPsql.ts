import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import { interpretPsql } from './interpretPsql.ts';

/** How a file for psql ended, and what was said meanwhile. */
export interface PsqlRun {
  /** 0: done; 3: stopped at an error. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Debian has one, npm has none: `test/support/interpretPsql.ts` takes its place then. PSQL=none: it does in any case. */
const psql = process.env.PSQL ?? 'psql';
const hasPsql = spawnSync(psql, ['--version']).status === 0;

/** Runs the text of a file as psql does. */
export async function runPsql(text: string, url: string): Promise<PsqlRun> {
  if (!hasPsql) return interpretPsql(text, url);
  const child = spawn(psql, ['-X', '-f', '-', url], { stdio: 'pipe' });
  // It stops reading where it stops at an error.
  child.stdin.on('error', () => undefined);
  child.stdin.end(text);
  const [stdout, stderr, [status]] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    once(child, 'close'),
  ]);
  return { status: status as number, stdout, stderr };
}
