import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { servers } from '../support/servers.ts';
import { type Files, temporaryFolder, writeFiles } from '../support/temporaryFolder.ts';

/** What a command said and how it ended. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a person would have seen. */
export interface Shown {
  readonly status: number;
  /** Both streams as they came, with what changes from run to run made equal: times, durations, addresses. */
  readonly screen: string;
}

export interface RunOptions {
  /** Beside a clean environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told of the running process. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** A folder with a schema, and a database of its own on a server. */
export interface CliProject {
  readonly folder: string;
  readonly url: string;
  /** Runs the built command line in the folder, with the database in DATABASE_URL. */
  readonly run: (...words: readonly string[]) => Promise<Ran>;
  readonly show: (...words: readonly string[]) => Promise<Shown>;
  readonly runWith: (options: RunOptions, ...words: readonly string[]) => Promise<Ran>;
  /** The rows of a query. */
  readonly query: (text: string) => Promise<readonly Record<string, unknown>[]>;
  readonly write: (files: Files) => void;
  readonly read: (path: string) => string;
  /** The names in the migrations folder without their times: `create_deals`. */
  readonly migrations: () => readonly string[];
  /** The path of the migration with this name, below the folder. */
  readonly migration: (name: string) => string;
}

const newest = servers.at(-1)!;

/** Makes a project. Without a server of its choice, on the newest. */
export async function cliProject(files: Files, server = newest): Promise<CliProject> {
  const url = await server.createDatabase();
  const folder = temporaryFolder(files);
  const names = () =>
    existsSync(join(folder, 'migrations')) ? readdirSync(join(folder, 'migrations')).sort() : [];
  const migrations = () => names().filter((name) => /^\d{14}/.test(name));
  const runWith = ({ env, onStart }: RunOptions, ...words: readonly string[]) =>
    runCli(folder, words, { env: { DATABASE_URL: url, ...env }, ...(onStart ? { onStart } : {}) });
  return {
    folder,
    url,
    runWith,
    run: (...words) => runWith({}, ...words),
    show: (...words) => showCli(folder, words, { env: { DATABASE_URL: url } }),
    query: (text) => queryOnce(url, text),
    write: (more) => writeFiles(folder, more),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    migrations: () => migrations().map((name) => name.slice(15)),
    migration: (name) => join('migrations', migrations().find((id) => id.slice(15) === name)!),
  };
}

/** Runs the built command line. Its environment holds PATH and HOME, and what is given. */
export async function runCli(
  folder: string,
  words: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const child = start(folder, words, options, 'pipe');
  const [stdout, stderr] = [collect(child.stdout!), collect(child.stderr!)];
  options.onStart?.(child);
  const status = await ended(child);
  return { stdout: stdout(), stderr: stderr(), status };
}

/** The same with both streams into one, as on a screen. */
export async function showCli(
  folder: string,
  words: readonly string[],
  options: RunOptions = {},
): Promise<Shown> {
  const path = join(folder, '.screen');
  const file = openSync(path, 'w');
  const status = await ended(start(folder, words, options, file));
  closeSync(file);
  const screen = steady(readFileSync(path, 'utf8'));
  rmSync(path);
  return { status, screen };
}

function start(
  folder: string,
  words: readonly string[],
  { env }: RunOptions,
  output: 'pipe' | number,
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [resolve('dist/schemac.js'), ...words], {
    cwd: folder,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', output, output],
  });
}

async function ended(child: ChildProcess): Promise<number> {
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return status ?? signalStatus(signal);
}

/** As a shell counts them. */
function signalStatus(signal: NodeJS.Signals | null): number {
  return signal === 'SIGKILL' ? 137 : 128;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

function steady(text: string): string {
  return text
    .replaceAll(/\b20\d{12}(?=_|\b)/g, '<time>')
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/g, '<when>')
    .replaceAll(/\b\d+(\.\d+)? (ms|s)\b/g, '<duration>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '<server>')
    .replaceAll(/test_[0-9a-f]{12}/g, '<database>')
    .replaceAll(/process \d+/g, 'process <pid>')
    .replaceAll(`on ${hostname()},`, 'on <host>,');
}

/** Runs a query in a session of its own. */
export async function queryOnce(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const database = await openDatabase({ url });
  try {
    return await database.query<Record<string, unknown>>(text);
  } finally {
    await database.close();
  }
}
