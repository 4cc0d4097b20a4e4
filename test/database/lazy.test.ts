import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { runScript } from '../support/runScript.ts';
import { servers } from '../support/servers.ts';

test('loads no driver and no embedded PostgreSQL before one is opened', async () => {
  const { metafile } = await build({
    entryPoints: ['src/database/openDatabase.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
  });
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? []) {
      if (kind === 'import-statement') visit(next);
    }
  };
  visit('src/database/openDatabase.ts');
  const outside = [...seen].filter((path) => !path.startsWith('src/') && !path.startsWith('node:'));
  expect(outside).toEqual([]);
  expect([...seen].filter((path) => path.includes('embedded'))).toEqual([]);
});

test('lets the process end after close', async () => {
  const code = `
    import { openDatabase } from './src/database/openDatabase.ts';
    for (const target of [{ url: process.env.URL }, { embedded: 'memory' }]) {
      const database = await openDatabase(target);
      await database.transaction((inner) => inner.execute('SELECT 1'));
      await database.close();
    }
    console.log('closed');`;
  const script = await runScript(code, { URL: servers[0]!.url });
  expect(await script.nextLine()).toBe('closed');
  const closedAt = performance.now();
  expect(await script.end).toBe(0);
  expect(performance.now() - closedAt).toBeLessThan(10_000);
});
