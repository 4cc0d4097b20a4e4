import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import { type History, readHistory } from '../../src/migrate/history.ts';
import { applyMigrations } from '../../src/migrate/runner.ts';
import { positionAt } from '../../src/source/source.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, inSession, migrationsFolder, statesOf, table } from './deploying.ts';

const deals = `CREATE TABLE deals (tenant uuid NOT NULL, "No" int NOT NULL, price text, cents bigint, tries int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant, "No"));
INSERT INTO deals SELECT md5((i % 7)::text)::uuid, i, (i / 100.0)::numeric(10,2)::text FROM generate_series(1, 2500) AS i;
CREATE TABLE log (n int, tenant uuid); CREATE TABLE city (name text COLLATE "C" PRIMARY KEY, big boolean);
INSERT INTO city SELECT 'c''' || i FROM generate_series(1, 300) AS i;`;

describe.each(servers)('$name', ({ createDatabase }) => {
  test('go through every row once, and a broken-off run goes on after the last that was committed', async () => {
    const target = { url: await createDatabase() };
    const folder = migrationsFolder({
      '1_deals': `${deals}
CREATE TRIGGER stop BEFORE UPDATE ON deals FOR EACH ROW EXECUTE FUNCTION stop();`,
      '2_cents': `-- schemac:batch by=tenant,"No" size=100 throttle=lag<5s,locks<50,"1 = 1"
UPDATE deals AS d SET cents = d.price::numeric * 100, tries = d.tries + 1 -- where
RETURNING d."No";
-- schemac:batch by=d."No",d.tenant size=auto
-- schemac:until EXISTS (SELECT FROM log WHERE log.n = d."No")
INSERT INTO log WITH w AS (SELECT 1) SELECT d."No", d.tenant FROM deals d CROSS JOIN w WHERE d."No" > 0 OR false;
-- schemac:batch by=name size=7
DELETE FROM ONLY city USING deals WHERE deals."No" = 1 AND name LIKE 'c%';`,
    });
    await inSession(target, (database) =>
      database.execute(`CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW."No" = 1234 AND NOT EXISTS (SELECT FROM go) THEN RAISE 'halt'; END IF; RETURN NEW; END $$;
        CREATE TABLE go ()`),
    );
    await deployFolder(target, folder, { to: '1_deals' });
    const failed = await deployFolder(target, folder);
    expect(failed).toMatchObject({ codes: ['migration-failed'] });
    expect(failed.diagnostics[0]!.notes?.at(-1)?.message).toMatch(/after the last batch that was committed/);
    const [done] = await column(target, 'SELECT count(*)::int FROM deals WHERE tries = 1');
    expect(done).toBeGreaterThan(0);
    expect((done as number) % 100).toBe(0);
    await inSession(target, (database) => database.execute('INSERT INTO go DEFAULT VALUES'));
    const rest = await deployFolder(target, folder);
    expect(rest.diagnostics).toEqual([]);
    expect(rest.events.filter(({ type }) => type === 'batch').length).toBeGreaterThan(
      25 - (done as number) / 100 + 43,
    );
    expect(await column(target, 'SELECT count(*)::int FROM deals WHERE tries = 1 AND cents = "No"')).toEqual([
      2500,
    ]);
    expect(await column(target, 'SELECT count(DISTINCT n) * 10000 + count(*) FROM log')).toEqual([25002500n]);
    expect(await column(target, 'SELECT count(*)::int FROM city')).toEqual([0]);
  });

  test('until: rows that come meanwhile are done in another pass, rows that are done are left alone', async () => {
    const target = { url: await createDatabase() };
    const folder = migrationsFolder({
      '1_t': `CREATE TABLE t (id int PRIMARY KEY, n int, tries int DEFAULT 0);
INSERT INTO t SELECT i, NULL FROM generate_series(1, 10) AS i; UPDATE t SET n = 0 WHERE id = 3;
CREATE FUNCTION another() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO t VALUES (0), (99); RETURN NEW; END $$;
CREATE TRIGGER another BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.id = 7) EXECUTE FUNCTION another();`,
      '2_n': `-- schemac:batch by=id size=4
-- schemac:until n IS NOT NULL -- done
UPDATE t SET n = id, tries = tries + 1;
-- schemac:expect SELECT count(*) = 12 FROM t`,
      '3_again': '-- schemac:batch by=id\n-- schemac:until n IS NOT NULL\nUPDATE t SET n = 1 / 0;',
      '4_never':
        'SELECT 1;\n-- schemac:batch by=id\n-- schemac:until n < 98\nUPDATE t SET n = id WHERE n < 98;',
    });
    const result = await deployFolder(target, folder);
    expect(result.applied).toEqual(['1_t', '2_n', '3_again']);
    const [{ code, message, span }] = result.diagnostics as [(typeof result.diagnostics)[0]];
    expect([code, message, positionAt(span!.source, span!.start).line]).toEqual([
      'expectation',
      '1 row of t are not as `n < 98` says.',
      4,
    ]);
    expect(
      await column(target, "SELECT string_agg(concat_ws(' ', id, n, tries), ',' ORDER BY id) FROM t"),
    ).toEqual(['0 0 1,1 1 1,2 2 1,3 0 0,4 4 1,5 5 1,6 6 1,7 7 1,8 8 1,9 9 1,10 10 1,99 99 1']);
    writeFiles(folder, {
      '4_never/migration.sql':
        'SELECT 1;\n-- schemac:batch by=id\n-- schemac:until n < 98\nUPDATE t SET n = 97;',
    });
    expect(await deployFolder(target, folder)).toMatchObject({ applied: ['4_never'], codes: [] });
    expect(await column(target, 'SELECT count(*)::int FROM t WHERE n = 97')).toEqual([1]);
  });

  test('what is wrong with a batch or an expectation is said at its line', async () => {
    const target = { url: await createDatabase() };
    const failure = async (sql: string) => {
      const folder = migrationsFolder({ '1_t': sql });
      const { diagnostics } = await deployFolder(target, folder);
      const [{ message, span }] = diagnostics as [(typeof diagnostics)[0]];
      return [message, positionAt(span!.source, span!.start)];
    };
    const table =
      'CREATE TABLE t (id int UNIQUE, n int NOT NULL UNIQUE, m int); INSERT INTO t VALUES (1, 1), (2, 2);\n';
    expect(await failure(`${table}-- schemac:expect SELECT count(*) = 0 FROM t WHERE n > 1`)).toEqual([
      'What the migration expects does not hold: 1 row is in the way.',
      { line: 2, column: 19 },
    ]);
    expect(await failure(`${table}-- schemac:expect SELECT NOT EXISTS (SELECT FROM t)\nSELECT 1;`)).toEqual([
      'What the migration expects does not hold: 2 rows are in the way.',
      { line: 2, column: 19 },
    ]);
    expect(await failure(`${table}-- schemac:batch by=id\nUPDATE t SET m = 1;`)).toEqual([
      expect.stringMatching(/^`id` may be NULL/),
      { line: 3, column: 1 },
    ]);
    await inSession(target, (database) => database.execute('DROP TABLE t; DROP TABLE _schemac_migrations'));
    expect(await failure(`${table}-- schemac:batch by=m\nDELETE FROM t;`)).toEqual([
      't has no unique index on `m`: batches go by the columns of one.',
      { line: 3, column: 1 },
    ]);
    await inSession(target, (database) => database.execute('DROP TABLE t; DROP TABLE _schemac_migrations'));
    const late = '\nUPDATE t SET m = 1\n  WHERE n = 1 OR\n  nonsense > 1;';
    expect(await failure(`${table}-- schemac:batch by=n${late}`)).toEqual([
      'PostgreSQL says: column "nonsense" does not exist.',
      { line: 5, column: 3 },
    ]);
  });
});

test('what another run has done meanwhile is not done again by one that read the history before', async () => {
  const target = { url: await servers.at(-1)!.createDatabase() };
  const folder = migrationsFolder({
    '1_t': `CREATE TABLE t (id int PRIMARY KEY, tries int DEFAULT 0); CREATE TABLE calls (); CREATE TABLE go (upto int);
INSERT INTO t SELECT i FROM generate_series(1, 40) AS i; INSERT INTO go VALUES (10);
CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF NEW.id > (SELECT upto FROM go) THEN RAISE 'halt'; END IF; RETURN NEW; END $$;
CREATE TRIGGER stop BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION stop();
CREATE PROCEDURE call_once() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO calls DEFAULT VALUES; COMMIT; END $$;`,
    '2_n': `-- schemac:batch by=id size=5
UPDATE t SET tries = tries + 1;
-- schemac:no-transaction
CALL call_once();
-- schemac:expect SELECT upto > 50 FROM go
SELECT 1;`,
  });
  const goOn = (upto: number) =>
    inSession(target, (database) => database.execute(`UPDATE go SET upto = ${upto}`));
  const late = async (history: History) => {
    const { migrations } = readDirectory(folder);
    const run = { version: '1' };
    const { diagnostics } = await inSession(target, (database) =>
      applyMigrations(database, history, migrations.slice(1), run, () => undefined),
    );
    return diagnostics.map(({ code }) => code);
  };
  const read = () => inSession(target, (database) => readHistory(database, table));
  await deployFolder(target, folder, { to: '1_t' });
  const histories = [await read()];
  for (const upto of [12, 32, 50]) {
    await deployFolder(target, folder);
    histories.push(await read());
    await goOn(upto);
  }
  await deployFolder(target, folder);
  for (const history of histories) expect(await late(history)).toEqual(['overtaken']);
  expect(await column(target, 'SELECT count(*)::int FROM calls')).toEqual([1]);
  expect(await statesOf(target, folder)).toEqual({ '1_t': 'applied', '2_n': 'partial' });
  await goOn(60);
  expect(await deployFolder(target, folder)).toMatchObject({ applied: ['2_n'], codes: [] });
  for (const history of histories) expect(await late(history)).toEqual(['overtaken']);
  expect(await column(target, 'SELECT count(*)::int FROM calls')).toEqual([1]);
  expect(await column(target, 'SELECT count(*)::int FROM t WHERE tries = 1')).toEqual([40]);
  expect(await statesOf(target, folder)).toEqual({ '1_t': 'applied', '2_n': 'applied' });
});
