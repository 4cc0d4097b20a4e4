import type { TestProject } from 'vitest/node';
import { majors } from './postgresFiles.ts';
import { type RunningServer, startServer } from './startServer.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly servers: readonly Pick<RunningServer, 'major' | 'url'>[];
  }
}

/** Starts the servers for all test files, and ends them afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = await Promise.all(majors.map(startServer));
  project.provide(
    'servers',
    running.map(({ major, url }) => ({ major, url })),
  );
  return async () => {
    await Promise.all(running.map((server) => server.stop()));
  };
}
