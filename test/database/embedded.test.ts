import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { runScript } from '../support/runScript.ts';

const root = mkdtempSync(join(tmpdir(), 'schemac-embedded-'));
let count = 0;
let directory: string;

beforeEach(() => {
  directory = join(root, String(++count), 'database');
});
afterAll(() => rmSync(root, { recursive: true }));

const insertForever = `
  import { openDatabase } from './src/database/openDatabase.ts';
  const database = await openDatabase({ embedded: process.env.DIRECTORY });
  await database.execute('CREATE TABLE IF NOT EXISTS t (n int PRIMARY KEY)');
  for (let n = 1; ; n++) {
    await database.query('INSERT INTO t VALUES ($1)', [n]);
    if (n % 50 === 0) console.log(String(n));
  }`;

test('keeps what was written', async () => {
  const database = await openDatabase({ embedded: directory });
  expect(database).toMatchObject({ embedded: true, label: directory, defaultSchema: 'public' });
  expect(Math.floor(database.version / 10_000)).toBe(18);
  await database.execute('CREATE TABLE t (n int); INSERT INTO t VALUES (1); CREATE EXTENSION citext');
  await database.close();
  const again = await openDatabase({ embedded: directory });
  expect(await again.query("SELECT n, 'A'::citext = 'a' AS same FROM t")).toEqual([{ n: 1, same: true }]);
  await again.close();
  expect(readdirSync(directory)).toEqual(['data']);
});

test('gives each database in memory a life of its own', async () => {
  const [one, two] = await Promise.all([
    openDatabase({ embedded: 'memory' }),
    openDatabase({ embedded: 'memory' }),
  ]);
  await one.execute('CREATE TABLE t ()');
  expect(await two.query("SELECT to_regclass('t') AS t")).toEqual([{ t: null }]);
  await Promise.all([one.close(), two.close()]);
});

test('has the extensions that PGlite ships', async () => {
  const database = await openDatabase({ embedded: 'memory' });
  const names = [
    'btree_gin',
    'btree_gist',
    'citext',
    'hstore',
    'ltree',
    'pg_trgm',
    'pgcrypto',
    'unaccent',
    'uuid-ossp',
  ];
  for (const name of names) await database.execute(`CREATE EXTENSION "${name}"`);
  expect(
    await database.query("SELECT 'a=>1'::hstore -> 'a' AS a, unaccent('é') AS e, similarity('a', 'a') AS s"),
  ).toEqual([{ a: '1', e: 'e', s: 1 }]);
  await expect(database.execute('CREATE EXTENSION postgis')).rejects.toMatchObject({
    facts: { sqlState: '0A000' },
  });
  await database.close();
});

test('survives a killed process', async () => {
  const writer = await runScript(insertForever, { DIRECTORY: directory });
  expect(await writer.nextLine()).toBe('50');
  await expect(openDatabase({ embedded: directory })).rejects.toMatchObject({
    kind: 'embedded-directory',
    message: `The embedded database in \`${directory}\` is in use by process ${writer.process.pid}; it takes one process at a time.`,
  });
  expect(await writer.nextLine()).toBe('100');
  writer.process.kill('SIGKILL');
  expect(await writer.end).toBe('SIGKILL');
  expect(readdirSync(directory).sort()).toEqual(['data', 'lock']);
  const database = await openDatabase({ embedded: directory });
  const [row] = await database.query<{ count: number; last: number }>(
    'SELECT count(*)::int AS count, max(n) AS last FROM t',
  );
  expect(row!.count).toBe(row!.last);
  expect(row!.count).toBeGreaterThanOrEqual(100);
  await database.close();
});

test('starts over where a process died while it made the files', async () => {
  mkdirSync(join(directory, 'unfinished-1', 'base'), { recursive: true });
  writeFileSync(join(directory, 'lock'), '{"pid":99999999');
  await (await openDatabase({ embedded: directory })).close();
  expect(readdirSync(directory)).toEqual(['data']);
});

test('takes the place of a dead process', async () => {
  mkdirSync(directory, { recursive: true });
  const reused = { pid: process.ppid, started: '1' };
  for (const owner of [{ pid: 99_999_999 }, { pid: process.pid, started: '1' }, reused]) {
    writeFileSync(join(directory, 'lock'), JSON.stringify(owner));
    await (await openDatabase({ embedded: directory })).close();
  }
});

test('leaves files alone that are no cluster', async () => {
  mkdirSync(join(directory, 'data'), { recursive: true });
  await expect(openDatabase({ embedded: directory })).rejects.toMatchObject({ kind: 'embedded-directory' });
  writeFileSync(join(directory, 'data', 'PG_VERSION'), '12\n');
  await expect(openDatabase({ embedded: directory })).rejects.toMatchObject({
    kind: 'embedded-directory',
    message: expect.stringMatching(/made by PostgreSQL 12, cannot be opened: /),
  });
  expect(readdirSync(join(directory, 'data'))).toEqual(['PG_VERSION']);
});

test('is open once at a time', async () => {
  const database = await openDatabase({ embedded: directory });
  await expect(openDatabase({ embedded: directory })).rejects.toThrow('is open already');
  await database.close();
  await (await openDatabase({ embedded: directory })).close();
});

test('says when the directory cannot be made', async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  await expect(openDatabase({ embedded: join(file, 'database') })).rejects.toMatchObject({
    kind: 'embedded-directory',
  });
});
