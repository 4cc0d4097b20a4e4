import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { cliProject, runCli, showCli } from './project.ts';
import { deals } from './schemas.ts';

const colorCode = '\u001b[';

describe('which database', () => {
  const datasource = (lines: string) =>
    `datasource db {\n  provider = "postgresql"\n  ${lines}\n}\n\n${deals()['schema.dsl']}`;
  const unreachable = 'postgres://nobody@127.0.0.1:1/none';

  longTest('--url comes first, then the datasource, then DATABASE_URL, then .env', async () => {
    const project = await cliProject({ 'schema.dsl': datasource('url = env("DEALS_URL")') });
    const status = async (env: Record<string, string>, ...words: string[]) =>
      (await runCli(project.folder, ['migrate', 'status', ...words], { env })).status;
    expect(await status({ DEALS_URL: unreachable, DATABASE_URL: unreachable }, '--url', project.url)).toBe(0);
    expect(await status({ DEALS_URL: project.url, DATABASE_URL: unreachable })).toBe(0);
    expect(await status({ DEALS_URL: '', DATABASE_URL: project.url })).toBe(0);
    project.write({ '.env': `DEALS_URL="${project.url}"\nDATABASE_URL=${unreachable}\n` });
    expect(await status({})).toBe(0);
    expect(await status({ DEALS_URL: unreachable })).toBe(1);
  });

  test('the .env beside the schema counts too', async () => {
    const project = await cliProject({ 'app/prisma/schema.prisma': datasource('url = env("DATABASE_URL")') });
    project.write({ 'app/prisma/.env': `DATABASE_URL=${project.url}\n` });
    const schema = ['--schema', 'app/prisma/schema.prisma'];
    expect(await runCli(project.folder, ['migrate', 'status', ...schema])).toMatchObject({ status: 0 });
  });

  test('none: the embedded one for development, said in a line, out of git, and never for a deploy', async () => {
    const folder = temporaryFolder(deals());
    const first = await showCli(folder, ['migrate', 'dev']);
    expect(first.status).toBe(0);
    expect(first.screen).toMatchInlineSnapshot(`
      "Using the embedded PostgreSQL in .schemac/database: no --url, and DATABASE_URL is not set.
        + table deals
      Wrote migrations/<time>_create_deals, and proved it both ways.
      ✓ <time>_create_deals applied in <duration>
      The database is what the schema says.
      "
    `);
    expect(existsSync(join(folder, '.schemac/.gitignore'))).toBe(true);
    expect((await runCli(folder, ['migrate', 'dev'])).stdout).toMatch(/^Nothing to do/);
    expect(await runCli(folder, ['migrate', 'deploy'])).toMatchObject({ status: 1 });
  });
});

describe('what a script reads', () => {
  longTest('is without colours, but where they are forced', async () => {
    const folder = temporaryFolder({ 'schema.dsl': 'model A {\n  id Int @id\n  x Strng\n}\n' });
    const screen = async (env: Record<string, string>) =>
      (await showCli(folder, ['validate'], { env })).screen;
    expect(await screen({})).not.toContain(colorCode);
    expect(await screen({ FORCE_COLOR: '1' })).toContain(colorCode);
    expect(await screen({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain(colorCode);
    expect(await screen({ FORCE_COLOR: '0' })).not.toContain(colorCode);
  });

  longTest('is one JSON document with --json, and nothing else', async () => {
    const project = await cliProject(deals());
    const json = async (...words: readonly string[]) => {
      const { status, stdout, stderr } = await project.run(...words, '--json');
      expect(stderr).toBe('');
      return { status, ...(JSON.parse(stdout) as Record<string, unknown>) };
    };
    expect(await json('migrate', 'status')).toEqual({
      status: 0,
      ok: true,
      migrations: [],
      pending: [],
      drift: [],
      diagnostics: [expect.objectContaining({ code: 'no-migrations-folder' })],
    });
    expect(await json('migrate', 'dev', '--create-only')).toMatchObject({
      status: 0,
      ok: true,
      result: 'written',
      path: expect.stringMatching(/^migrations\/\d{14}_create_deals$/),
    });
    expect(await json('migrate', 'status')).toMatchObject({
      status: 2,
      ok: true,
      pending: [expect.any(String)],
    });
    expect(await json('migrate', 'dev')).toMatchObject({
      status: 0,
      ok: true,
      result: 'up-to-date',
      applied: [expect.any(String)],
    });
    project.write(deals('city String?'));
    expect(await json('migrate', 'diff')).toMatchObject({
      status: 0,
      ok: true,
      statements: [{ summary: 'Create column deals.city' }],
    });
    expect(await json('migrate', 'dev')).toMatchObject({
      status: 0,
      ok: true,
      result: 'migrated',
      statements: [{ sql: 'ALTER TABLE deals ADD COLUMN city text' }],
    });
    expect(await json('migrate', 'deploy')).toEqual({
      status: 0,
      type: 'result',
      ok: true,
      applied: [],
      diagnostics: [],
    });
    expect(await json('format')).toMatchObject({ status: 0, ok: true, changed: expect.any(Array) });
    expect(await json('db', 'pull')).toMatchObject({ status: 0, ok: true, paths: [] });
    project.write({ 'schema.dsl': 'model A {\n  id Int @id\n  x Strng\n}\n' });
    expect(await json('validate')).toMatchObject({
      status: 1,
      ok: false,
      diagnostics: [
        {
          code: 'unknown-type',
          severity: 'error',
          span: { path: 'schema.dsl', start: { line: 3, column: 5 }, end: { line: 3, column: 10 } },
        },
      ],
    });
  });
});
