import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, resolve } from 'node:path';
import type { DatabaseTarget } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { shellWord } from '../migrate/shellWord.ts';
import type { Environment } from './environment.ts';

/** A command that fills a database. */
export interface SeedCommand {
  readonly command: string;
  /** Appended to it, each as one word. */
  readonly words: readonly string[];
  readonly target: DatabaseTarget;
  readonly environment: Environment;
}

/**
 * Runs a command in a shell, with the programs of the project in its PATH and the database in DATABASE_URL. What it
 * prints is shown; with `--json` on stderr, as stdout is for the result. Returns what went wrong.
 */
export async function runSeedCommand(
  { command, words, target, environment }: SeedCommand,
  json: boolean,
): Promise<readonly Diagnostic[]> {
  if (!('url' in target)) return [noUrl(command)];
  const path = [resolve('node_modules', '.bin'), environment.PATH ?? ''].join(delimiter);
  const child = spawn([command, ...words.map(shellWord)].join(' '), {
    shell: true,
    stdio: ['inherit', json ? 2 : 'inherit', 'inherit'],
    env: { ...environment, PATH: path, DATABASE_URL: target.url },
  });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (status === 0) return [];
  const end = signal === null ? `ended with status ${status}` : `was ended by ${signal}`;
  const notes = [{ message: 'What it printed says why.' }];
  return [errorDiagnostic('seed-failed', `The seed command \`${command}\` ${end}.`, { notes })];
}

function noUrl(command: string): Diagnostic {
  const message = `The embedded PostgreSQL has no url under which \`${command}\` could reach it.`;
  return errorDiagnostic('seed-needs-url', message, {
    fixes: [
      { title: 'Write the rows into seed.sql beside the schema' },
      { title: 'Or name a database: --url postgresql://user:password@host:5432/name' },
    ],
  });
}
