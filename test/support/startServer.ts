import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialiseData, password } from './initialiseData.ts';
import { findPostgres, type Major, preparePostgres } from './postgresFiles.ts';
import { fastSettings, runPostgres } from './runPostgres.ts';
import { own, unprivilegedUser } from './unprivilegedUser.ts';

/** A running server of the tests. */
export interface RunningServer {
  readonly major: Major;
  /** Its database `postgres`, as the superuser. */
  readonly url: string;
  /** Where its unix socket is. */
  readonly socketDirectory: string;
  /** Ends it in immediate mode, as a crash would, and starts it again. Not on Windows. */
  readonly crash: () => Promise<void>;
  /** Ends the server and removes its files. */
  readonly stop: () => Promise<void>;
}

const attempts = 3;

/** Starts the PostgreSQL of this major on a free port, in a new directory. Without other settings, durability is switched off. */
export async function startServer(
  major: Major,
  settings: Readonly<Record<string, string>> = fastSettings,
): Promise<RunningServer> {
  const user = unprivilegedUser();
  const scratch = mkdtempSync(join(tmpdir(), `schemac-postgres-${major}-`));
  own(scratch, user);
  const files = preparePostgres(findPostgres(major), user, scratch);
  initialiseData(files, user, scratch);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const { ready, output, crash, stop } = runPostgres(files, user, scratch, { port, settings });
    if (await ready) {
      const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
      return { major, url, socketDirectory: scratch, crash, stop };
    }
    // Another process may have taken the port in the meantime.
    if (attempt === attempts) {
      await stop();
      throw new Error(`PostgreSQL ${major} does not start: ${output()}`);
    }
  }
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
