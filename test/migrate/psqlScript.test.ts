import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import type { PsqlOptions } from '../../src/migrate/psql/psqlOptions.ts';
import { psqlScript } from '../../src/migrate/psql/psqlScript.ts';
import { withoutVariables } from '../../src/migrate/psql/psqlStatement.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { folders } from '../faults/folders.ts';
import { databaseState } from '../support/databaseState.ts';
import { lastOf, longTest } from '../support/longForm.ts';
import { runPsql } from '../support/runPsql.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, inSession, migrationsFolder, statesOf, table } from './deploying.ts';

const usual: PsqlOptions = {
  history: table,
  version: '1.2.3',
  lock: 'advisory',
  lockWaitMs: 10_000,
  lockTimeoutMs: 5000,
  statementTimeoutMs: 0,
};

async function fileOf(folder: string, options: Partial<PsqlOptions> = {}): Promise<string> {
  const { text, diagnostics } = await psqlScript(readDirectory(folder), { ...usual, ...options });
  expect(diagnostics).toEqual([]);
  return text;
}

/** Carries the file out as far as a line, as if psql was killed there; then whole, which must succeed. */
async function runBroken(text: string, url: string, lines: readonly number[]): Promise<string> {
  const all = text.split('\n');
  for (const line of lines) await runPsql(all.slice(0, line).join('\n'), url);
  const last = await runPsql(text, url);
  expect(last.stderr).not.toContain('ERROR');
  expect(last.status).toBe(0);
  return last.stdout;
}

const everything = {
  '1_deals': `-- schemac:parent none
/* It's "odd": \\ $$ */
CREATE TABLE deals (id int PRIMARY KEY, price text, cents bigint, list int[]);
CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN IF NEW.id = 55 AND to_regclass('go') IS NULL THEN RAISE 'halt'; END IF; RETURN NEW; END $$;
INSERT INTO deals SELECT i, i || '.00', NULL, ARRAY[i, 2, 3] FROM generate_series(1, 100) AS i; -- rows
UPDATE deals SET list = (SELECT list[id:HOST] FROM (SELECT 2 AS HOST) AS h) WHERE id = 1;
CREATE TRIGGER stop BEFORE UPDATE ON deals FOR EACH ROW EXECUTE FUNCTION stop() -- the end`,
  '2_cents': `-- Prices are prices.
-- schemac:expect SELECT NOT EXISTS (SELECT FROM deals WHERE price !~ '^\\d+\\.\\d\\d$')
-- schemac:batch by=id size=10 throttle=lag<5s,"1 = 1"
-- schemac:until cents IS NOT NULL
UPDATE deals AS d SET cents = d.price::numeric * 100 WHERE d.id > 0 RETURNING d.id;
-- schemac:batch by=id
DELETE FROM deals WHERE id > 90`,
  '3_index': `SET search_path = public, pg_catalog;
CREATE UNIQUE INDEX CONCURRENTLY deals_cents ON deals (cents);
CREATE INDEX CONCURRENTLY ON deals (price);
REINDEX INDEX CONCURRENTLY deals_cents;
INSERT INTO deals VALUES (101, current_setting('search_path'), 1);
DROP INDEX CONCURRENTLY deals_cents;`,
  '4_steps': `CREATE TYPE mood AS ENUM ('a'); CREATE TABLE m (m mood);
BEGIN ISOLATION LEVEL SERIALIZABLE;\nINSERT INTO m VALUES ('a');\nROLLBACK;
ALTER TYPE mood ADD VALUE 'b';
INSERT INTO m VALUES ('b');
DO $$ BEGIN FOR i IN 1..3 LOOP UPDATE m SET m = 'a'; COMMIT; END LOOP; END $$;`,
  '5_nothing': '-- nothing to do\n',
};

describe.each(lastOf(servers))('$name', ({ createDatabase }) => {
  test('a file for psql does and records what a deploy does, also where it was broken off', async () => {
    const [deployed, scripted] = [{ url: await createDatabase() }, { url: await createDatabase() }];
    const folder = migrationsFolder(everything);
    writeFiles(folder, { '1_deals/down.sql': 'DROP TABLE deals;\r\nDROP FUNCTION stop;\r\n' });
    for (const target of [deployed, scripted])
      await inSession(target, (database) => database.execute('CREATE TABLE other ()'));
    const text = await fileOf(folder);
    const lines = text.split('\n');
    const halted = await runPsql(text, scripted.url);
    expect([halted.status, halted.stderr]).toEqual([3, expect.stringContaining('halt')]);
    expect(await column(scripted, 'SELECT count(*)::int FROM deals WHERE cents IS NOT NULL')).toEqual([50]);
    await inSession(scripted, (database) => database.execute('CREATE TABLE go ()'));
    await inSession(deployed, (database) => database.execute('CREATE TABLE go ()'));
    const cuts = ['CREATE UNIQUE INDEX CONCURRENTLY', "VALUES ('b')"];
    await runBroken(
      text,
      scripted.url,
      cuts.map((start) => lines.findLastIndex((line) => line.includes(start)) + 1),
    );
    expect((await deployFolder(deployed, folder)).codes).toEqual([]);
    const versions = 'SELECT xmin::text FROM _schemac_migrations ORDER BY id';
    const before = await column(scripted, versions);
    expect((await runPsql(text, scripted.url)).stdout).toContain('pending: 0');
    expect(await column(scripted, versions)).toEqual(before);
    const next = await deployFolder(scripted, folder);
    expect([next.applied, next.codes]).toEqual([[], []]);
    expect(await inSession(scripted, databaseState)).toEqual(await inSession(deployed, databaseState));
    expect(new Set(Object.values(await statesOf(scripted, folder)))).toEqual(new Set(['applied']));
  });

  longTest.each(folders.filter(({ command }) => !command))(
    'the same: $name',
    async (folder) => {
      const [deployed, scripted] = [{ url: await createDatabase() }, { url: await createDatabase() }];
      for (const target of [deployed, scripted]) {
        if (folder.setup) await inSession(target, (database) => database.execute(folder.setup!));
        if (folder.before) await deployFolder(target, migrationsFolder(folder.before));
      }
      const files = migrationsFolder(folder.migrations);
      await deployFolder(deployed, files);
      const text = await fileOf(files);
      const lines = text.split('\n').length;
      const first = text.split('\n').indexOf(`-- ${'-'.repeat(100)}`);
      const cuts = Array.from(
        { length: 12 },
        (_, index) => first + Math.floor((index * (lines - first)) / 12),
      );
      await runBroken(text, scripted.url, cuts);
      expect((await deployFolder(scripted, files)).applied).toEqual([]);
      expect(await inSession(scripted, databaseState)).toEqual(await inSession(deployed, databaseState));
    },
    120_000,
  );
});

describe('a file for psql', () => {
  const { createDatabase } = servers.at(-1)!;

  test('stops before anything is done where the history is not that of the folder', async () => {
    const target = { url: await createDatabase() };
    const files = {
      '1_a': 'CREATE TABLE a (x int);',
      '2_b': 'SELECT 1; VACUUM a; SELECT 2;',
      '3_c': 'CREATE TABLE c ();',
    };
    const folder = migrationsFolder(files);
    await deployFolder(target, folder, { to: '1_a' });
    const text = await fileOf(folder);
    const fromLast = await fileOf(folder, { from: '3_c' });
    const refusal = async (change: string, file = text) => {
      const history = change.replaceAll('history', '_schemac_migrations');
      await inSession(target, (database) =>
        database.execute(`CREATE TABLE kept AS TABLE _schemac_migrations; ${history}`),
      );
      const { status, stderr } = await runPsql(file, target.url);
      await inSession(target, (database) =>
        database.execute(
          `DELETE FROM _schemac_migrations; INSERT INTO _schemac_migrations TABLE kept; DROP TABLE kept`,
        ),
      );
      expect(await column(target, "SELECT to_regclass('c')")).toEqual([null]);
      return `${status} ${/ERROR: *(.*)/.exec(stderr)?.[1]?.replace(folder, 'folder')}`;
    };
    const partly = `INSERT INTO history (id, checksum, file_checksum, started_at, steps_done, steps_total, version)
      VALUES ('2_b', 'other', 'other', now(), 1, 3, '1')`;
    expect([
      await refusal(
        `INSERT INTO history (id, file_checksum, started_at, finished_at, version) VALUES ('9_z', '', now(), now(), '1')`,
      ),
      await refusal(`UPDATE history SET id = '9_z', checksum = 'other'`),
      await refusal(`UPDATE history SET checksum = 'other', file_checksum = 'other'`),
      await refusal(`UPDATE history SET cursor = '{"down": {"step": 1}}'`),
      await refusal(`UPDATE history SET id = '9_z'; INSERT INTO history (id, checksum, file_checksum, started_at, finished_at, version)
        SELECT '9_y', checksum, file_checksum, started_at, finished_at, version FROM history`),
      await refusal(partly),
      await refusal('SELECT 1', fromLast),
    ]).toMatchInlineSnapshot(`
      [
        "3 The history is ahead of this file: \`9_z\` is in it, and was not in \`folder\` when the file was made.",
        "3 The history of this database has \`9_z\`, and none of the migrations of \`folder\`.",
        "3 \`1_a\` was applied here with other SQL than this file was made of.",
        "3 \`1_a\` hangs between: an earlier run began to take it back, and did not come to its end.",
        "3 \`1_a\` may be one of several migrations of the history under another name: their SQL is the same.",
        "3 Some steps of \`2_b\` are done, and this file was made of another text of it.",
        "3 \`2_b\` is not applied here, and this file begins behind it, with \`3_c\`.",
      ]
    `);
  });

  test('has done what was folded into a migration that is applied', async () => {
    const target = { url: await createDatabase() };
    const all = '-- schemac:replaces 1_a\n-- schemac:replaces 2_b\nCREATE TABLE a (); CREATE TABLE b ();';
    await deployFolder(target, migrationsFolder({ '2_all': all }));
    const before = { '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();', '3_c': 'CREATE TABLE c ();' };
    expect(await runPsql(await fileOf(migrationsFolder(before)), target.url)).toMatchObject({ status: 0 });
    const rows = 'SELECT id FROM _schemac_migrations ORDER BY id';
    expect(await column(target, rows)).toEqual(['2_all', '3_c']);
  });

  test('is nothing that the database was changed by beside the migrations, whatever the clocks say', async () => {
    const target = { url: await createDatabase() };
    const tables = { '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();' };
    await deployFolder(target, migrationsFolder({ '1_a': tables['1_a'] }));
    const byFastClock = `UPDATE _schemac_migrations SET started_at = now() + interval '1 hour'`;
    await inSession(target, (database) => database.execute(byFastClock));
    const folder = migrationsFolder(tables);
    await runPsql(await fileOf(folder), target.url);
    const drifted = async () => (await deployFolder(target, folder)).codes;
    expect(await drifted()).toEqual([]);
    await inSession(target, (database) => database.execute('CREATE TABLE by_hand ()'));
    expect(await drifted()).toEqual(['drift']);
  });

  test('takes turns with a deploy and with itself, and gives up after its time', async () => {
    const target = { url: await createDatabase() };
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int); SELECT pg_sleep(0.5);',
      '2_b': 'CREATE INDEX CONCURRENTLY a_x ON a (x);',
      '3_c': 'INSERT INTO a VALUES (1);',
    });
    const text = await fileOf(folder);
    const [first, second, deployed] = await Promise.all([
      runPsql(text, target.url),
      runPsql(text, target.url),
      deployFolder(target, folder),
    ]);
    expect([first.status, second.status, deployed.codes]).toEqual([0, 0, []]);
    expect(await column(target, 'SELECT count(*)::int FROM a')).toEqual([1]);
    const impatient = await fileOf(folder, { lockWaitMs: 0 });
    const alone = await inSession(target, async (database) => {
      const key = await database.query<{ key: string }>(
        `SELECT 1 AS key FROM pg_advisory_lock(${/FOREACH .*ARRAY\[(-?\d+)/.exec(impatient)![1]})`,
      );
      expect(key).toHaveLength(1);
      return runPsql(impatient, target.url);
    });
    expect([alone.status, alone.stderr]).toEqual([
      3,
      expect.stringContaining('Another deploy is running: process '),
    ]);
    const heedless = await fileOf(folder, { lock: 'none' });
    expect(heedless).not.toContain('pg_try_advisory_lock');
  });

  test('counts what is in the way of an expectation', async () => {
    const target = { url: await createDatabase() };
    const folder = migrationsFolder({
      '1_a': `CREATE TABLE a (x int); INSERT INTO a VALUES (1), (1), (NULL);
-- Nobody has none.
-- schemac:expect SELECT NOT EXISTS (SELECT FROM a WHERE x IS NULL)
SELECT 1;`,
    });
    const { status, stderr } = await runPsql(await fileOf(folder), target.url);
    expect([status, stderr]).toEqual([3, expect.stringContaining('does not hold: 1 row is in the way.')]);
    expect(stderr).toContain('1_a/migration.sql, line 3: SELECT NOT EXISTS (SELECT FROM a WHERE x IS NULL)');
    expect(stderr).toContain('The file says: Nobody has none.');
    expect(await column(target, "SELECT to_regclass('a')")).toEqual([null]);
  });

  test('stops before what is held, where somebody uses the database', async () => {
    const [used, unused] = [{ url: await createDatabase() }, { url: await createDatabase() }];
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int, y int);',
      '2_b': 'ALTER TABLE a ADD z int;',
      '3_c': '-- schemac:parent 2_b\n-- schemac:hold\nALTER TABLE a DROP x;',
      '4_d': '-- schemac:parent 3_c\nALTER TABLE a DROP y;',
    });
    await deployFolder(used, folder, { to: '1_a' });
    const text = await fileOf(folder);
    const { stdout } = await runPsql(text, used.url);
    expect(stdout).toMatch(/pending: 1\n2_b\n3_c waits until the application of before is gone/);
    expect(Object.values(await statesOf(used, folder))).toEqual(['applied', 'applied', 'pending', 'pending']);
    expect((await runPsql(text, used.url)).stdout).toContain('pending: 0');
    await runPsql(await fileOf(folder, { contract: true }), used.url);
    await runPsql(text, unused.url);
    expect(await statesOf(used, folder)).toEqual(await statesOf(unused, folder));
    expect(new Set(Object.values(await statesOf(used, folder)))).toEqual(new Set(['applied']));
  });

  test('is nothing for --single-transaction', async () => {
    const text = await fileOf(migrationsFolder({ '1_a': 'SELECT 1;' }));
    const { status, stderr } = await runPsql(`BEGIN;\n${text}`, await createDatabase());
    expect([status, stderr]).toEqual([3, expect.stringContaining('without --single-transaction')]);
  });

  test('refuses what would throw its session away', async () => {
    const folder = migrationsFolder({ '1_a': 'SELECT 1;\nDISCARD ALL;', '2_b': 'SELECT 1;' });
    const { text, diagnostics } = await psqlScript(readDirectory(folder), usual);
    expect([text, diagnostics.map(({ code }) => code)]).toEqual(['', ['discard-in-script']]);
    const range = async (from: string, to: string) => {
      const made = await psqlScript(readDirectory(folder), { ...usual, from, to });
      return made.diagnostics.map(({ message }) => message.replaceAll(/`\/.*?`/g, 'it'));
    };
    expect(await range('2_b', '1_a')).toEqual(['`2_b` comes after `1_a`.']);
    expect(await range('2_b', '7_x')).toHaveLength(1);
    expect(await range('2_b', '2_b')).toEqual([]);
  });
});

test('psql puts no variable of its own into a statement', async () => {
  const parser = await loadPostgresParser();
  const text = "SELECT a[b:c], a[1:2], ':x' || $$:y$$, x::text, \"k:v\", f(n := 1), '💶' || a[:HOST]";
  expect(withoutVariables(parser, text)).toBe(
    "SELECT a[b: c], a[1: 2], ':x' || $$:y$$, x::text, \"k:v\", f(n := 1), '💶' || a[: HOST]",
  );
});
