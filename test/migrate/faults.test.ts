import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { DatabaseTarget } from '../../src/database/database.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { takeBack } from '../../src/migrate/down.ts';
import { lastOf } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, inSession, migrationsFolder, statesOf, table } from './deploying.ts';

/** Ends the deployer's session as soon as it waits in a statement like this one. */
async function killDuring(target: DatabaseTarget, pattern: string): Promise<void> {
  await inSession(target, async (database) => {
    for (;;) {
      const killed = await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type IN ('Lock', 'Timeout') AND state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()`,
        [pattern],
      );
      if (killed.length > 0) return;
    }
  });
}

/** Holds the locks of a statement while the work goes on. */
async function whileOpen<T>(target: DatabaseTarget, statement: string, work: () => Promise<T>): Promise<T> {
  return inSession(target, (database) =>
    database.transaction(async (transaction) => {
      await transaction.execute(statement);
      return work();
    }),
  );
}

describe.each(lastOf(servers))('$name', ({ createDatabase }) => {
  const create = async () => ({ url: await createDatabase() });

  test('a session that ends in the middle of a file leaves the state before it', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);',
      '2_b': 'INSERT INTO a VALUES (1);\nSELECT pg_sleep(30);',
    });
    const [failed] = await Promise.all([
      deployFolder(target, folder),
      killDuring(target, 'SELECT pg_sleep%'),
    ]);
    expect([failed.applied, failed.codes]).toEqual([['1_a'], ['connection-lost']]);
    expect(await column(target, 'SELECT x FROM a')).toEqual([]);
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'applied', '2_b': 'pending' });
    writeFiles(folder, { '2_b/migration.sql': 'INSERT INTO a VALUES (1);' });
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b']);
    expect(await column(target, 'SELECT x FROM a')).toEqual([1]);
  });

  test('an index that was being built is dropped and built again, and nothing before it runs twice', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);',
      '2_b': `INSERT INTO a VALUES (1);
        SET search_path = public, pg_catalog;
        CREATE INDEX CONCURRENTLY a_x ON a (x);
        INSERT INTO a SELECT 2 WHERE current_setting('search_path') LIKE '%pg_catalog%';`,
    });
    await deployFolder(target, folder, { to: '1_a' });
    const blocked = 'LOCK TABLE a IN ROW EXCLUSIVE MODE';
    const failed = await whileOpen(target, blocked, async () => {
      const [result] = await Promise.all([
        deployFolder(target, folder),
        killDuring(target, 'CREATE INDEX CONC%'),
      ]);
      return result;
    });
    expect(failed.codes).toEqual(['connection-lost']);
    expect(await column(target, 'SELECT indisvalid FROM pg_index WHERE indrelid = $$a$$::regclass')).toEqual([
      false,
    ]);
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'applied', '2_b': 'partial' });
    const resumed = await deployFolder(target, folder);
    expect(resumed.applied).toEqual(['2_b']);
    expect(resumed.events).toContainEqual({ type: 'invalid-index-dropped', id: '2_b', index: 'a_x' });
    expect(await column(target, 'SELECT indisvalid FROM pg_index WHERE indrelid = $$a$$::regclass')).toEqual([
      true,
    ]);
    expect(await column(target, 'SELECT x FROM a ORDER BY x')).toEqual([1, 2]);
  });

  test('a unique index that finds duplicates fails, is named, and is built once they are gone', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);\nINSERT INTO a VALUES (1), (1);',
      '2_b': '-- schemac:parent 1_a\nCREATE UNIQUE INDEX CONCURRENTLY a_x ON a (x);',
    });
    const failed = await deployFolder(target, folder);
    expect(failed.codes).toEqual(['migration-failed']);
    expect(failed.diagnostics[0]?.notes?.at(-1)?.message).toContain('0 of its 1 steps are done');
    await inSession(target, (database) =>
      database.execute('DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)'),
    );
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b']);
  });

  test('a name that is taken stays an error', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);\nCREATE INDEX a_x ON a (x);',
      '2_b': 'CREATE INDEX CONCURRENTLY a_x ON a (x);',
    });
    expect((await deployFolder(target, folder)).codes).toEqual(['migration-failed']);
    expect((await deployFolder(target, folder)).codes).toEqual(['migration-failed']);
  });

  test('a command that was done when the run ended is not done again', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);\nCREATE INDEX a_x ON a (x);',
      '2_b': 'DROP INDEX CONCURRENTLY a_x;',
      '3_c': 'CREATE INDEX CONCURRENTLY a_y ON a (x);',
    });
    await deployFolder(target, folder);
    const forget = `UPDATE _schemac_migrations SET finished_at = NULL, steps_done = 0,
      cursor = CASE id WHEN '2_b' THEN '{"step":0,"before":["a_x"]}' ELSE '{"step":0,"before":[]}' END::jsonb WHERE id <> '1_a'`;
    await inSession(target, (database) => database.execute(forget));
    expect(await deployFolder(target, folder)).toMatchObject({ applied: ['2_b', '3_c'], codes: [] });
  });

  test('the state after a run that ended before it noted it is noted by the next', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a (x int);' });
    await deployFolder(target, folder);
    const noted = 'SELECT fingerprint FROM _schemac_migrations';
    const [before] = await column(target, noted);
    await inSession(target, (database) =>
      database.execute('UPDATE _schemac_migrations SET fingerprint = NULL, catalog = NULL'),
    );
    expect(await deployFolder(target, folder)).toMatchObject({ applied: [], codes: [] });
    expect(await column(target, noted)).toEqual([before]);
    await inSession(target, async (database) => {
      await database.execute('UPDATE _schemac_migrations SET catalog = NULL');
      const directory = readDirectory(folder);
      const run = { version: '1' };
      const settings = { table, range: { type: 'to', id: '1_a' }, run, report: () => undefined } as const;
      await takeBack(database, directory, [], { ...settings, redo: false, onTakenBack: () => undefined });
    });
    expect(await column(target, 'SELECT catalog IS NULL FROM _schemac_migrations')).toEqual([false]);
  });

  test('a lock that is not granted is tried for again, and its holder is named', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a (x int);', '2_b': 'ALTER TABLE a ADD y int;' });
    await deployFolder(target, folder, { to: '1_a' });
    const options = { lockTimeoutMs: 1_200, lockRetries: 1 };
    const failed = await whileOpen(target, 'LOCK TABLE a', () => deployFolder(target, folder, options));
    expect(failed.codes).toEqual(['lock-timeout']);
    expect(failed.events.filter(({ type }) => type === 'retry')).toHaveLength(1);
    // Once for each attempt, however long it waits.
    expect(failed.events.filter(({ type }) => type === 'waiting-for-lock')).toHaveLength(2);
    expect(failed.diagnostics[0]?.notes?.map(({ message }) => message).join('\n')).toContain('LOCK TABLE a');
    const [, granted] = await Promise.all([
      whileOpen(target, 'LOCK TABLE a', () => delay(1_500)),
      deployFolder(target, folder, { lockTimeoutMs: 500 }),
    ]);
    expect(granted.applied).toEqual(['2_b']);
  });

  test('a procedure that commits stands alone where the file shows it; else the directive is named', async () => {
    const target = await create();
    const procedure =
      'CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (2); COMMIT; END $$;';
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);\nDO $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$;',
      '2_b': `${procedure}\nCALL p();`,
      '3_c': 'CALL p();',
    });
    const failed = await deployFolder(target, folder);
    expect(failed.applied).toEqual(['1_a', '2_b']);
    expect(failed.diagnostics[0]?.fixes?.[0]?.title).toContain('schemac:no-transaction');
    writeFiles(folder, { '3_c/migration.sql': '-- schemac:no-transaction\nCALL p();' });
    expect((await deployFolder(target, folder)).applied).toEqual(['3_c']);
    expect(await column(target, 'SELECT x FROM a ORDER BY x')).toEqual([1, 2, 2]);
  });

  test('a constraint that fails at the COMMIT', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': `CREATE TABLE a (x int PRIMARY KEY, y int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
        INSERT INTO a VALUES (1, 2);`,
    });
    const failed = await deployFolder(target, folder);
    expect(failed.codes).toEqual(['migration-failed']);
    expect(failed.diagnostics[0]?.message).toContain('violates foreign key constraint');
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'failed' });
  });
});
