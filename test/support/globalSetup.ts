import type { TestProject } from 'vitest/node';
import { optimiseWasmLate } from '../../src/cli/optimiseWasmLate.ts';
import { majors } from './postgresFiles.ts';
import { type RunningServer, startServer } from './startServer.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly servers: readonly Omit<RunningServer, 'crash' | 'stop'>[];
  }
}

/**
 * Starts the servers for all test files, and ends them afterwards; with `TEST_SERVERS`, a JSON array as `provide` gets
 * it, those that run already are used (`npm run test:servers` keeps some).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The threads of the tests are in this process.
  optimiseWasmLate();
  const given = process.env.TEST_SERVERS;
  if (given) {
    project.provide('servers', JSON.parse(given));
    return async () => undefined;
  }
  const started = await Promise.allSettled(majors.map((major) => startServer(major)));
  const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
  };
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  project.provide(
    'servers',
    running.map(({ crash: _crash, stop: _stop, ...server }) => server),
  );
  return stop;
}
