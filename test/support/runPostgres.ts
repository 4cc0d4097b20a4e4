import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PostgresFiles } from './postgresFiles.ts';
import type { UnprivilegedUser } from './unprivilegedUser.ts';

/** A server process: whether it got ready, what it logged until then, and its end. */
interface PostgresProcess {
  readonly ready: Promise<boolean>;
  readonly output: () => string;
  /** Ends it in immediate mode, as a crash would, and starts it again. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const startTimeoutMs = 30_000;

/**
 * The shell that runs the server ends it, and removes its directory, when the shell's own input ends: so no server
 * outlives the tests, however they end. A line of input is a crash.
 */
const supervisor = `directory=$1; shift
"$@" </dev/null & server=$!
while read -r _; do kill -QUIT $server; wait $server; "$@" </dev/null & server=$!; done
kill -INT $server; wait $server; rm -rf "$directory"`;

const isReady = 'ready to accept connections';

/** Fast, and nothing that is kept over the end of a server. */
export const fastSettings: Readonly<Record<string, string>> = {
  fsync: 'off',
  // The catalogs of the tests are small: what takes time is the planning of queries on them.
  jit: 'off',
  join_collapse_limit: '1',
  from_collapse_limit: '1',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

const settings = { autovacuum: 'off', max_connections: '200', lc_messages: 'C' };

interface PostgresOptions {
  readonly port: number;
  /** Beside those that every server of the tests has. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Runs the server over the `data` in the scratch directory, which also gets its socket. */
export function runPostgres(
  files: PostgresFiles,
  user: UnprivilegedUser,
  scratch: string,
  { port, settings: more }: PostgresOptions,
): PostgresProcess {
  const command = [
    ...[join(files.directory, 'bin', 'postgres'), '-D', join(scratch, 'data'), '-p', String(port)],
    ...['-h', '127.0.0.1', '-k', scratch],
    ...Object.entries({ ...settings, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [program = '', ...rest] =
    process.platform === 'win32' ? command : ['sh', '-c', supervisor, 'sh', scratch, ...command];
  const child = spawn(program, rest, { ...user, cwd: scratch, stdio: ['pipe', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = `${log}${chunk}`.slice(-10_000);
  });
  const started = (isHopeless: () => boolean) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => settle(false), startTimeoutMs);
      const settle = (value: boolean) => {
        clearTimeout(timer);
        child.stderr.off('data', look);
        child.off('error', giveUp).off('exit', giveUp);
        resolve(value);
      };
      const look = () => {
        if (log.includes(isReady)) settle(true);
        if (isHopeless()) settle(false);
      };
      const giveUp = () => settle(false);
      child.stderr.on('data', look);
      child.on('error', giveUp).on('exit', giveUp);
    });
  const crash = async () => {
    log = '';
    child.stdin.write('crash\n');
    // Clients that come too early are told a FATAL error too.
    if (!(await started(() => false))) throw new Error(`PostgreSQL does not start again: ${log}`);
  };
  return {
    ready: started(() => log.includes('FATAL')),
    output: () => log,
    crash,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  if (process.platform === 'win32') child.kill();
  else child.stdin?.end();
  await exited;
}
