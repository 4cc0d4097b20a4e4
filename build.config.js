import { chmodSync } from 'node:fs';
import { build } from 'esbuild';

// One file: what a command does not use is never evaluated (dynamic imports become functions), and nothing is
// looked up in node_modules but the two packages that bring WebAssembly files of their own.
await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/schemac.js',
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
