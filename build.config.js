import { chmodSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// One file for the commands: what a command does not use is never evaluated (dynamic imports become functions), and nothing is
// looked up in node_modules but the two packages that bring WebAssembly files of their own.
// Beside it what drops scratch databases for a process that ends early.
await build({
  entryPoints: { schemac: 'src/cli/main.ts', dropScratch: 'src/cli/dropScratch.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  legalComments: 'none',
  external: ['libpg-query', '@electric-sql/pglite', '@electric-sql/pglite/*', 'pg-native'],
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as createBundleRequire } from 'node:module';\nconst require = createBundleRequire(import.meta.url);",
  },
});
chmodSync('dist/schemac.js', 0o755);

// And the initialised cluster that an embedded database starts from: made once, as that takes seconds.
const outfile = resolve('node_modules/.cache/schemac/writeTemplate.mjs');
const entryPoints = ['src/database/embedded/writeTemplate.ts'];
await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
const { writeTemplate } = await import(pathToFileURL(outfile).href);
await writeTemplate('dist');
