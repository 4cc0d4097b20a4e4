// Pairs of databases that other projects test with: npm run test:pairs -- FOLDER… (see comparePairs.ts)
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const outfile = resolve('node_modules/.cache/schemac/comparePairs.mjs');
await build({
  entryPoints: ['test/pairs/comparePairs.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});
process.exitCode =
  spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
