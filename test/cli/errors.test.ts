import { mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder.ts';
import { cliProject, queryOnce, type Shown, showCli } from './project.ts';
import { deals, schema } from './schemas.ts';

const { url: serverUrl } = servers.at(-1)!;

function urlWith(change: (url: URL) => void): string {
  const url = new URL(serverUrl);
  change(url);
  return url.href;
}

/** Runs `migrate dev`; it must fail before it asks for the database, which is not there, and write nothing. */
async function refused(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...words: readonly string[]
): Promise<string> {
  const folder = temporaryFolder(files);
  const before = readdirSync(folder, { recursive: true });
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere' };
  const { status, screen } = await showCli(folder, ['migrate', 'dev', ...words], { env });
  expect(status).toBe(1);
  expect(screen).not.toContain('unreachable');
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  return screen;
}

describe('a schema with an error', () => {
  test('in its syntax, its types, attributes and relations', async () => {
    const screen = await refused(
      schema({
        'model Deal': ['id Int @id', 'title Strng', 'n Int @defalt(1)', 'shop Shop[]', 'x Int @@'],
        'model Shop': ['id Int @id'],
      }),
    );
    expect(screen).toMatchSnapshot();
  });

  test('in its names', async () => {
    const long = 'x'.repeat(64);
    const screen = await refused(
      schema({
        'model A': ['id Int @id', '@@map("same")'],
        'model B': ['id Int @id', '@@map("same")'],
        'model C': ['id Int @id', `${long} Int`, 'a Int', 'b Int @map("a")'],
      }),
    );
    expect(screen).toMatchSnapshot();
  });

  test('that is not there', async () => {
    expect(await refused({})).toMatchSnapshot();
    expect(await refused({}, '--schema', 'gone.prisma')).toMatchSnapshot();
    expect(await refused({ 'empty/readme.md': '' }, '--schema', 'empty')).toMatchSnapshot();
  });

  test('that is no text', async () => {
    const model = Buffer.from('model A {\n  id Int @id\n}\n');
    expect(await refused({ 'schema.dsl': Buffer.concat([model, Buffer.from([0xff])]) })).toMatchSnapshot();
    expect(await refused({ 'schema.dsl': Buffer.concat([model, Buffer.from([0])]) })).toMatchSnapshot();
  });

  longTest('in a line of 10 MB', async () => {
    const line = `// ${'x'.repeat(10_000_000)}`;
    const name = 'y'.repeat(10_000_000);
    const files = {
      'schema.dsl': `model A {\n  id Int @id ${line}\n  x Strng\n  y Int @map("${name}")\n}\n`,
    };
    const screen = await refused(files);
    expect(screen.length).toBeLessThan(2000);
    expect(screen).toMatchSnapshot();
  });

  test('that begins with a byte order mark is none', async () => {
    const folder = temporaryFolder({ 'schema.dsl': `\ufeff${deals()['schema.dsl']}` });
    expect(await showCli(folder, ['validate'])).toMatchObject({ status: 0 });
  });
});

test('a folder that is no migrations folder', async () => {
  expect(await refused({ ...deals(), 'sql/a.sql': 'SELECT 1;' }, '--migrations', 'sql')).toMatchSnapshot();
  expect(await refused(deals(), '--migrations', 'schema.dsl')).toMatchSnapshot();
  expect(await refused({ ...deals(), 'db/V1__a.sql': 'SELECT 1;' }, '--migrations', 'db')).toMatchSnapshot();
});

describe('a database', () => {
  const attempt = (url: string): Promise<Shown> =>
    showCli(temporaryFolder(deals()), ['migrate', 'dev', '--url', url]);

  test('that does not answer', async () => {
    const { status, screen } = await attempt(
      urlWith((url) => {
        url.port = '1';
      }),
    );
    expect(status).toBe(1);
    expect(screen.replace('127.0.0.1:1', '<server>').replaceAll('<server>', 'server')).toMatchSnapshot();
    expect(
      (
        await attempt(
          urlWith((url) => {
            url.hostname = 'nowhere.invalid';
          }),
        )
      ).screen,
    ).toContain('error[unreachable]');
  });

  test('that never answers', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const { status, screen } = await attempt(`postgres://a@127.0.0.1:${address.port}/b?connect_timeout=1`);
    silent.close();
    expect(status).toBe(1);
    expect(screen).toMatchSnapshot();
  });

  test('that does not know the password, which is never printed', async () => {
    const { status, screen } = await attempt(
      urlWith((url) => {
        url.password = 'hush';
      }),
    );
    expect(status).toBe(1);
    expect(screen).toMatchSnapshot();
    expect(screen).not.toContain('hush');
  });

  test('that is none of PostgreSQL', async () => {
    expect((await attempt('mysql://user:hush@localhost/a')).screen).toMatchSnapshot();
    expect((await attempt('not a url')).screen).toMatchSnapshot();
  });

  longTest('in which the role may create nothing', async () => {
    const project = await cliProject(deals());
    const role = `poor_${project.url.slice(-12)}`;
    await project.query(`CREATE ROLE ${role} LOGIN PASSWORD 'p'`);
    await project.query(`REVOKE CREATE ON SCHEMA public FROM public`);
    const url = new URL(project.url);
    url.username = role;
    url.password = 'p';
    const { status, screen } = await showCli(project.folder, ['migrate', 'dev', '--url', url.href]);
    expect(status).toBe(1);
    expect(screen.replaceAll(role, '<role>')).toMatchSnapshot();
    expect(project.migrations()).toEqual([]);
    // Temporary objects are only needed to compare SQL.
    await project.query(`GRANT CREATE ON SCHEMA public TO ${role}`);
    await project.query(`REVOKE TEMPORARY ON DATABASE ${url.pathname.slice(1)} FROM public`);
    expect(await showCli(project.folder, ['migrate', 'dev', '--url', url.href])).toMatchObject({ status: 0 });
    project.write(deals('city String @default("Rome")', 'n Int @default(dbgenerated("1 + 1"))'));
    expect(await showCli(project.folder, ['migrate', 'dev', '--url', url.href])).toMatchObject({ status: 0 });
    expect((await showCli(project.folder, ['migrate', 'dev', '--url', url.href])).screen).toMatch(
      /^Nothing to do/,
    );
    await queryOnce(project.url, `DROP OWNED BY ${role}`);
    await queryOnce(project.url, `DROP ROLE ${role}`);
  });
});

test('a migrations folder that cannot be written', async () => {
  const project = await cliProject(deals());
  mkdirSync(join(project.folder, 'migrations'));
  writeFiles(project.folder, { 'not-a-folder': '' });
  const { status, screen } = await project.show('migrate', 'dev', '--migrations', 'not-a-folder/migrations');
  expect(status).toBe(1);
  expect(screen).toMatchSnapshot();
  expect(await project.query(`SELECT to_regclass('deals') AS deals`)).toEqual([{ deals: null }]);
});
