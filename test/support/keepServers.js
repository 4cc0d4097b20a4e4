// Starts the servers of the tests and keeps them until it is ended, for many runs in a row: npm run test:servers
// prints the line that gives them to `npm test`.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const outfile = resolve('node_modules/.cache/schemac/startServers.mjs');
await build({
  stdin: {
    contents: `import { majors } from './postgresFiles.ts';
import { startServer } from './startServer.ts';
export const startServers = () => Promise.all(majors.map((major) => startServer(major)));`,
    resolveDir: import.meta.dirname,
    loader: 'ts',
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});
const { startServers } = await import(pathToFileURL(outfile).href);
const running = await startServers();
const servers = running.map(({ stop: _, ...server }) => server);
console.log(`export TEST_SERVERS='${JSON.stringify(servers)}'`);
const end = async () => {
  await Promise.all(running.map((server) => server.stop()));
  process.exit();
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
setInterval(() => undefined, 2 ** 30);
