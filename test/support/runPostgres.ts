import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PostgresFiles } from './postgresFiles.ts';
import type { UnprivilegedUser } from './unprivilegedUser.ts';

/** A server process: whether it got ready, what it logged until then, and its end. */
interface PostgresProcess {
  readonly ready: Promise<boolean>;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const startTimeoutMs = 30_000;

/**
 * The shell that runs the server ends it, and removes its directory, when the shell's own input ends: so no server
 * outlives the tests, however they end.
 */
const supervisor =
  'directory=$1; shift; "$@" </dev/null & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$directory"';

const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
  lc_messages: 'C',
};

/** Runs the server over the `data` in the scratch directory, which also gets its socket. */
export function runPostgres(
  files: PostgresFiles,
  user: UnprivilegedUser,
  scratch: string,
  port: number,
): PostgresProcess {
  const command = [
    ...[join(files.directory, 'bin', 'postgres'), '-D', join(scratch, 'data'), '-p', String(port)],
    ...['-h', '127.0.0.1', '-k', scratch],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [program = '', ...rest] =
    process.platform === 'win32' ? command : ['sh', '-c', supervisor, 'sh', scratch, ...command];
  const child = spawn(program, rest, { ...user, cwd: scratch, stdio: ['pipe', 'ignore', 'pipe'] });
  let log = '';
  const ready = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), startTimeoutMs);
    const settle = (value: boolean) => {
      clearTimeout(timer);
      resolve(value);
    };
    child.stderr.on('data', (chunk: Buffer) => {
      log = `${log}${chunk}`.slice(-10_000);
      if (log.includes('ready to accept connections')) settle(true);
      if (log.includes('FATAL')) settle(false);
    });
    child.on('error', () => settle(false));
    child.on('exit', () => settle(false));
  });
  return { ready, output: () => log, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  if (process.platform === 'win32') child.kill();
  else child.stdin?.end();
  await exited;
}
