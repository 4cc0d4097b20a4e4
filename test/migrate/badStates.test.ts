import { expect, test } from 'vitest';
import { failureDiagnostic } from '../../src/cli/reportFailure.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { printDiagnostics } from '../../src/diagnostic/printDiagnostic.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { gradeDown } from '../../src/migrate/gradeDown.ts';
import { readLockFile } from '../../src/migrate/lockFile.ts';
import { servers } from '../support/servers.ts';
import { type Files, temporaryFolder } from '../support/temporaryFolder.ts';
import { deployTo, inSession } from './deploying.ts';

type Sqls = Readonly<Record<string, string>>;
type Found = readonly Diagnostic[];

const server = servers.at(-1)!;
const [a, b] = ['CREATE TABLE app.a (id int);', 'CREATE TABLE app.b (id int);'];
const folders: string[] = [];

function folderOf(files: Files): string {
  const folder = temporaryFolder(files);
  folders.push(folder);
  return folder;
}

function migrationsOf(sqls: Sqls): string {
  return folderOf(
    Object.fromEntries(Object.entries(sqls).map(([id, text]) => [`${id}/migration.sql`, text])),
  );
}

/** What is wrong with a folder, whatever database it is for. */
const badFolders: Readonly<Record<string, Files>> = {
  'a folder without its migration.sql': { '1_a/migration.sql': a, '2_b/readme.md': '' },
  'two heads': {
    '1_a/migration.sql': a,
    '2_b/migration.sql': '-- schemac:parent 1_a',
    '2_c/migration.sql': '-- schemac:parent 1_a',
  },
  'an unknown parent': { '1_a/migration.sql': a, '2_b/migration.sql': '-- schemac:parent gone' },
  'parents in a circle': {
    '1_a/migration.sql': '-- schemac:parent 2_b',
    '2_b/migration.sql': '-- schemac:parent 1_a',
  },
  'a folder twice, in other letters': { '1_a/migration.sql': a, '1_A/migration.sql': a },
  'a file that is not UTF-8': { '1_a/migration.sql': Buffer.from('SELECT 1;\n-- Gr\xf6\xdfe', 'latin1') },
  'a file with a null byte': { '1_a/migration.sql': 'SELECT 1;\nSELECT \0;' },
  'an SQL file beside the folders': { '1_a/migration.sql': a, 'fix.sql': b },
  'the folder of another tool': { '20240101000000_create_deals.rb': '' },
  "Prisma's folder for another database": {
    'migration_lock.toml': 'provider = "mysql"',
    '1_a/migration.sql': a,
  },
};

/** What is wrong with a script, which is found before anything runs. */
const scripts: Readonly<Record<string, string>> = {
  'an empty file': '',
  'a syntax error': 'CREATE TABLE app.a (id int);\nCREAT TABLE app.b (id int);',
  'a merge conflict': '<<<<<<< HEAD\nCREATE TABLE app.a (id int);\n=======\n',
  'a command of psql': '\\connect other\nCREATE TABLE app.a (id int);',
  'data for psql to send': 'COPY app.a FROM stdin;\n1\n\\.\n',
  'an unknown directive': '-- schemac:no-transactions\nCREATE TABLE app.a (id int);',
  'a BEGIN that nothing ends': 'BEGIN;\nCREATE TABLE app.a (id int);',
};

interface Changed {
  readonly was: Sqls;
  readonly is: Sqls;
  readonly to?: string;
  /** What happens in between. */
  readonly meanwhile?: string;
}

/** What was applied, and what the folder or the database is now. */
const changes: Readonly<Record<string, Changed>> = {
  'an edited file': { was: { '1_a': a }, is: { '1_a': 'CREATE TABLE app.a (id bigint);' } },
  'a file with an edited comment': { was: { '1_a': a }, is: { '1_a': `-- why\n${a}` } },
  'a missing file': { was: { '1_a': a, '2_b': b }, is: { '2_b': b } },
  'a history ahead of the folder': { was: { '1_a': a, '2_b': b }, is: { '1_a': a } },
  'a renamed file': { was: { '1_a': a }, is: { '1_first': a } },
  'a renamed file that may be two': {
    was: { '1_a': 'SELECT 1', '2_b': 'SELECT 1' },
    is: { '3_c': 'SELECT 1' },
  },
  'a copied file': { was: { '1_a': a }, is: { '1_a': a, '2_b': a } },
  'reordered files': {
    was: { '1_a': a, '2_b': 'SELECT 2' },
    is: { '1_a': `-- schemac:parent 2_b\n${a}`, '2_b': '-- schemac:parent none\nSELECT 2' },
  },
  'a file that comes late, and was applied elsewhere': {
    was: { '1_a': a, '3_c': 'SELECT 3' },
    is: { '1_a': a, '2_b': b, '3_c': '-- schemac:parent 2_b\nSELECT 3' },
  },
  'the history of another project': { was: { '1_x': a }, is: { '1_y': b } },
  'a squash of which some is applied': {
    was: { '1_a': a },
    is: { '2_both': `-- schemac:replaces 1_a\n-- schemac:replaces 2_b\n${a}\n${b}` },
  },
  'a --to that is not there': { was: { '1_a': a }, is: { '1_a': a, '2_b': b }, to: '9_x' },
  'a statement that fails': { was: { '1_a': a }, is: { '1_a': a, '2_b': `${b}\n${a}` } },
  'a failure in the middle of steps': {
    was: { '1_a': `${a} INSERT INTO app.a VALUES (1), (1);` },
    is: {
      '1_a': `${a} INSERT INTO app.a VALUES (1), (1);`,
      '2_b': `${b}\nCREATE UNIQUE INDEX CONCURRENTLY a_id ON app.a (id);`,
    },
  },
  'a table made by hand': { was: { '1_a': a }, is: { '1_a': a, '2_b': b }, meanwhile: b },
  'a column dropped by hand': {
    was: { '1_a': a },
    is: { '1_a': a },
    meanwhile: 'ALTER TABLE app.a DROP COLUMN id;',
  },
};

const prismaTable = `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
    finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
  INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at)
    VALUES ('x', 'x', '1_a', 'relation "x" does not exist', '2024-01-01T00:00:00Z');`;

const railsTables = `CREATE TABLE schema_migrations (version varchar PRIMARY KEY);
  CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar);`;

/** What a deploy says on a database on which all this happened before. */
async function deployed(database: Database, { was, is, to, meanwhile }: Changed): Promise<Found> {
  await database.execute('DROP SCHEMA IF EXISTS app CASCADE; CREATE SCHEMA app');
  const history = { schema: 'app', name: 'history' };
  const options = { history, schemas: ['app'], lock: 'none', lockRetries: 0 } as const;
  const deploy = (sqls: Sqls, more = {}) =>
    deployTo({ url: database.label }, database, migrationsOf(sqls), { ...options, ...more });
  if (Object.keys(was).length > 0) await deploy(was);
  if (meanwhile) await database.execute(meanwhile);
  return (await deploy(is, to === undefined ? {} : { to })).diagnostics;
}

/** What a command says where the database does not let it begin. */
async function refusal(work: () => Promise<unknown>): Promise<Found> {
  try {
    await work();
    return [];
  } catch (error) {
    return [failureDiagnostic(error)];
  }
}

function urlWith(change: (url: URL) => void, from = server.url): string {
  const url = new URL(from);
  change(url);
  return url.href;
}

async function badServers(): Promise<readonly (readonly [string, Found])[]> {
  const url = await server.createDatabase();
  const open = (other: string) => refusal(async () => (await openDatabase({ url: other })).close());
  const deploy = (database: Database, more = {}) =>
    deployTo({ url }, database, migrationsOf({ '1_a': 'CREATE TABLE a ();' }), { lockWaitMs: 0, ...more });
  const inRole = (before: string) =>
    inSession({ url }, async (database) => {
      await database.execute(before);
      let found: Found = [];
      const thrown = await refusal(async () => {
        found = (await deploy(database)).diagnostics;
      });
      return [...found, ...thrown];
    });
  const holder = await openDatabase({ url });
  const held = await holder.transaction(async (transaction) => {
    await transaction.execute(`SELECT pg_advisory_xact_lock(72707369)`);
    return refusal(() => inSession({ url }, (database) => deploy(database)));
  });
  await holder.close();
  return [
    ['another deploy at work', held],
    ['a database that is read-only', await inRole('SET default_transaction_read_only = on')],
    ['a role that may create nothing', await inRole('SET ROLE pg_monitor')],
    ['a database that is not there', await open(urlWith((to) => (to.pathname = '/gone')))],
    ['a wrong password', await open(urlWith((to) => (to.password = 'hush')))],
    ['a role that is not there', await open(urlWith((to) => (to.username = 'nobody')))],
    ['a server that does not answer', await open(urlWith((to) => (to.port = '1')))],
    ['a url of another database', await open('mysql://user:hush@localhost/shop')],
    ['a url that is none', await open('localhost/shop')],
  ];
}

function steady(text: string): string {
  return folders
    .reduce((all, folder) => all.replaceAll(folder, 'migrations'), text)
    .replaceAll(/127\.0\.0\.1:\d+/g, 'host:5432')
    .replaceAll(/test_[0-9a-f]{12}/g, 'shop')
    .replaceAll(/process \d+/g, 'process 4711')
    .replaceAll(/on [\d: +-]+ and did not/g, 'on 2024-01-01 00:00:00+00 and did not')
    .replaceAll(/since [\d: -]+UTC/g, 'since 2026-01-01 00:00:00 UTC');
}

test('what is said of bad folders and bad databases', async () => {
  const rows: (readonly [string, Found])[] = [];
  for (const [name, files] of Object.entries(badFolders))
    rows.push([name, readDirectory(folderOf(files)).diagnostics]);
  const lock = folderOf({ 'schemac.lock': '<<<<<<< HEAD\nobject table:public.a\n' });
  rows.push(['a lock file with a merge conflict', readLockFile(lock).diagnostics]);
  const database = await openDatabase({ url: await server.createDatabase() });
  for (const [name, text] of Object.entries(scripts))
    rows.push([name, await deployed(database, { was: {}, is: { '1_a': text } })]);
  for (const [name, change] of Object.entries(changes)) rows.push([name, await deployed(database, change)]);
  const [wayless] = readDirectory(migrationsOf({ '1_a': a })).migrations;
  const [grade] = await gradeDown(database, [wayless!], { schemas: ['app'], lockTimeoutMs: 0 });
  rows.push(['a missing down.sql', grade!.diagnostics]);
  await database.execute(prismaTable);
  rows.push([
    'a migration that Prisma did not finish',
    await deployed(database, { was: {}, is: { '1_a': a } }),
  ]);
  await database.execute(`DROP TABLE _prisma_migrations; ${railsTables}`);
  rows.push(['a database that Rails has migrated', await deployed(database, { was: {}, is: { '1_a': a } })]);
  await database.close();
  rows.push(...(await badServers()));
  expect(rows.length).toBeGreaterThanOrEqual(40);
  const silent = rows.filter(([, found]) => found.length === 0).map(([name]) => name);
  expect(silent).toEqual(['an empty file', 'a file with an edited comment']);
  const texts = rows.map(([name, found]) => {
    const said = found.length === 0 ? 'Nothing: all is well.' : printDiagnostics(found, { color: false });
    return `=== ${name}\n\n${steady(said).trim()}\n`;
  });
  await expect(texts.join('\n')).toMatchFileSnapshot('__snapshots__/badStates.txt');
}, 120_000);
