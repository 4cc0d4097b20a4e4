import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDatabase } from '../../src/database/createDatabase.ts';
import type { Notice } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { servers } from '../support/servers.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The url with other parts. */
function changed(
  url: string,
  parts: Partial<Record<'username' | 'password' | 'port' | 'pathname', string>>,
): string {
  return Object.assign(new URL(url), parts).href;
}

async function failure(url: string): Promise<unknown> {
  try {
    await (await openDatabase({ url })).close();
  } catch (error) {
    expect(String(error)).not.toMatch(/secret|hush/);
    return error;
  }
  throw new Error('it opened');
}

async function once(url: string, ...statements: string[]): Promise<void> {
  const database = await openDatabase({ url });
  for (const statement of statements) await database.execute(statement);
  await database.close();
}

describe.each(servers)('$name', ({ major, url, socketDirectory, createDatabase: newDatabase }) => {
  test('opens a session', async () => {
    const target = await newDatabase();
    const database = await openDatabase({ url: target });
    expect(Math.floor(database.version / 10_000)).toBe(major);
    expect(database).toMatchObject({ embedded: false, defaultSchema: 'public' });
    expect(database.label).toBe(target.replace(':secret', ''));
    const [row] = await database.query(`
      SELECT current_setting('application_name') AS application, current_setting('TimeZone') AS zone,
             current_setting('client_encoding') AS encoding, current_setting('jit') AS jit,
             current_setting('search_path') AS path`);
    expect(row).toEqual({
      application: 'schemac',
      zone: 'UTC',
      encoding: 'UTF8',
      jit: 'off',
      path: '"$user", public',
    });
    await database.close();
  });

  test('returns values without loss', async () => {
    const database = await openDatabase({ url });
    const [row] = await database.query(
      `SELECT 9007199254740993::bigint AS big, '{1,NULL}'::bigint[] AS bigs, 1.50::numeric AS numeric, 'a'::name AS name,
              '{a,"b c"}'::name[] AS names, '{{1,2},{3,4}}'::int[] AS matrix, '{"a":[1]}'::jsonb AS json, true AS yes,
              '2026-01-02 03:04:05+00'::timestamptz AS at, '\\x00ff'::bytea AS bytes, 5::oid AS oid, 0.1::float8 AS float,
              $1::text AS given, NULL AS nothing`,
      ['Ünï 😀'],
    );
    expect(row).toEqual({
      big: 9007199254740993n,
      bigs: [1n, null],
      numeric: '1.50',
      name: 'a',
      names: ['a', 'b c'],
      matrix: [
        [1, 2],
        [3, 4],
      ],
      json: { a: [1] },
      yes: true,
      at: '2026-01-02 03:04:05+00',
      bytes: Buffer.from([0, 255]),
      oid: 5,
      float: 0.1,
      given: 'Ünï 😀',
      nothing: null,
    });
    await database.close();
  });

  test('puts the schema of the url in front of the search path of the role', async () => {
    const target = await newDatabase();
    const path = async (query: string) => {
      const database = await openDatabase({ url: `${target}${query}` });
      const [row] = await database.query<{ path: string }>("SELECT current_setting('search_path') AS path");
      await database.close();
      return row?.path;
    };
    expect(await path('?schema=app')).toBe('"app", "$user", public');
    expect(await path('?schema=A%22b')).toBe('"A""b", "$user", public');
    expect(await path('?schema=public')).toBe('"$user", public');
    const { pathname } = new URL(target);
    await once(target, `ALTER DATABASE ${pathname.slice(1)} SET search_path = extensions`);
    expect(await path('')).toBe('"public", extensions');
  });

  test('leaves the time limit that the url sets, and lifts that of the role', async () => {
    const target = await newDatabase();
    await once(target, `ALTER DATABASE ${new URL(target).pathname.slice(1)} SET statement_timeout = '7s'`);
    const limit = async (query: string) => {
      const database = await openDatabase({ url: `${target}${query}` });
      const [row] = await database.query<{ limit: string }>(
        "SELECT current_setting('statement_timeout') AS limit",
      );
      await database.close();
      return row?.limit;
    };
    expect(await limit('')).toBe('0');
    expect(await limit('?options=-c%20statement_timeout%3D9s')).toBe('9s');
  });

  test('connects through a unix socket', async () => {
    const { port } = new URL(url);
    const database = await openDatabase({
      url: `postgres://postgres:secret@/postgres?host=${encodeURIComponent(socketDirectory)}&port=${port}`,
    });
    expect(await database.query('SELECT inet_client_addr() AS client')).toEqual([{ client: null }]);
    await database.close();
  });

  test('tries the hosts in their order', async () => {
    const { port } = new URL(url);
    const database = await openDatabase({
      url: `postgres://postgres:secret@127.0.0.1:1,127.0.0.1:${port}/postgres`,
    });
    await database.close();
  });

  test('takes the password from PGPASSWORD and from the password file', async () => {
    const bare = changed(url, { password: '' });
    vi.stubEnv('PGPASSWORD', 'secret');
    await once(bare);
    vi.stubEnv('PGPASSWORD', undefined);
    const folder = mkdtempSync(join(tmpdir(), 'schemac-pgpass-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'pgpass');
    writeFileSync(file, '*:*:*:postgres:secret\n', { mode: 0o600 });
    vi.stubEnv('PGPASSFILE', file);
    await once(bare);
    vi.stubEnv('PGPASSFILE', `${file}.none`);
    expect(await failure(bare)).toMatchObject({ kind: 'authentication' });
  });

  test('tells a wrong password, a missing role and a missing database', async () => {
    expect(await failure(changed(url, { password: 'hush' }))).toMatchObject({
      kind: 'authentication',
      facts: { sqlState: '28P01' },
      message: expect.stringContaining('does not let `postgres` in: password authentication failed'),
    });
    expect(await failure(changed(url, { username: 'nobody' }))).toMatchObject({ kind: 'authentication' });
    expect(await failure(changed(url, { pathname: '/missing' }))).toMatchObject({
      kind: 'database-missing',
      message: expect.stringMatching(/^There is no database `missing` at `127.0.0.1:\d+`\.$/),
    });
  });

  test('tells a role that may not connect', async () => {
    const target = await newDatabase();
    const name = new URL(target).pathname.slice(1);
    await once(
      target,
      `REVOKE CONNECT ON DATABASE ${name} FROM public`,
      `CREATE ROLE ${name} LOGIN PASSWORD 'hush'`,
    );
    expect(await failure(changed(target, { username: name, password: 'hush' }))).toMatchObject({
      kind: 'privilege',
    });
  });

  test('insists on encryption only where the url does', async () => {
    await once(`${url}?sslmode=prefer`);
    expect(await failure(`${url}?sslmode=require`)).toMatchObject({ kind: 'tls' });
  });

  test('creates a missing database, once', async () => {
    const target = changed(url, { pathname: `/${encodeURIComponent(`new "${major}" 😀`)}` });
    await Promise.all([createDatabase(target), createDatabase(target)]);
    await createDatabase(target);
    await once(target);
  });

  test('says that a role may not create databases', async () => {
    const role = `plain_${major}`;
    await once(url, `CREATE ROLE ${role} LOGIN PASSWORD 'hush'`);
    const target = changed(url, { username: role, password: 'hush', pathname: '/missing' });
    await expect(createDatabase(target)).rejects.toMatchObject({ kind: 'privilege' });
  });

  test('passes notices on', async () => {
    const notices: Notice[] = [];
    const database = await openDatabase({ url }, { onNotice: (notice) => notices.push(notice) });
    await database.execute("DO $$ BEGIN RAISE WARNING 'careful' USING HINT = 'look'; END $$");
    expect(notices).toEqual([{ severity: 'WARNING', message: 'careful', sqlState: '01000', hint: 'look' }]);
    await database.close();
  });
});

test('tells an address where nothing listens', async () => {
  expect(await failure('postgres://u:hush@127.0.0.1:1/d')).toMatchObject({
    kind: 'unreachable',
    message: 'No PostgreSQL server answers at `127.0.0.1:1`: the connection was refused.',
  });
  expect(await failure('postgres://u:hush@localhost:1/d')).toMatchObject({ kind: 'unreachable' });
  expect(await failure('postgres://u:hush@no-such-host.invalid/d')).toMatchObject({
    kind: 'unreachable',
    message: 'The host of `no-such-host.invalid:5432` is not known.',
  });
  expect(await failure('postgres://u:hush@x/d?host=/no/such')).toMatchObject({ kind: 'unreachable' });
});

test('tells a server that does not answer, and one that hangs up', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await vi.waitUntil(() => silent.listening && rude.listening);
  const at = (server: typeof silent) => `127.0.0.1:${(server.address() as { port: number }).port}`;
  expect(await failure(`postgres://u:hush@${at(silent)}/d?connect_timeout=1&sslmode=disable`)).toMatchObject({
    kind: 'unreachable',
    message: `No PostgreSQL server answered at \`${at(silent)}\` within 1 s.`,
  });
  expect(await failure(`postgres://u:hush@${at(rude)}/d?sslmode=disable`)).toMatchObject({
    kind: 'unreachable',
  });
  expect(await failure(`postgres://u:hush@${at(rude)}/d`)).toMatchObject({ kind: 'unreachable' });
  silent.close();
  rude.close();
});
