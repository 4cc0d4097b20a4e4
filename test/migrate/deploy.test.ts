import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { status } from '../../src/migrate/deploy.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { readHistory } from '../../src/migrate/history.ts';
import { replay } from '../../src/migrate/replay.ts';
import { positionAt } from '../../src/source/source.ts';
import { lastOf } from '../support/longForm.ts';
import { servers, targets } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, deployTo, inSession, migrationsFolder, statesOf, table } from './deploying.ts';

const tables = `SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  ORDER BY relname`;

describe.each(lastOf([targets.at(-1)!, ...targets.slice(0, -1)]))('$name', ({ create }) => {
  test('applies what is pending, once, each with its row', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({
      '1_a': "CREATE TABLE a (x text);\nINSERT INTO a VALUES ('é;');",
      '2_b': '-- nothing yet\n',
    });
    expect(await deployTo(target, database, folder)).toMatchObject({ applied: ['1_a', '2_b'], codes: [] });
    expect(await deployTo(target, database, folder)).toMatchObject({ applied: [], codes: [] });
    writeFiles(folder, { '3_c/migration.sql': 'ALTER TABLE a ADD y int;' });
    expect(await deployTo(target, database, folder)).toMatchObject({ applied: ['3_c'], codes: [] });
    const { rows } = await readHistory(database, table);
    expect(
      rows.map(({ id, parents, stepsDone, stepsTotal }) => [id, parents, stepsDone, stepsTotal]),
    ).toEqual([
      ['1_a', [], 1, 1],
      ['2_b', ['1_a'], 0, 0],
      ['3_c', ['2_b'], 1, 1],
    ]);
    expect(rows[0]).toMatchObject({ error: null, rolledBackAt: null, version: '1.2.3', origin: 'schemac' });
    expect(rows[0]?.checksum).toMatch(/^[0-9a-f]{64}$/);
    await database.close();
  });

  test('a failure leaves the database as it was before the file, and blocks nothing', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);',
      '2_b': 'CREATE TABLE b (x int);\n-- Größe 😀\nALTER TABLE a\n  ADD COLUMN y nonsense;\n',
      '3_c': 'CREATE TABLE c (x int);',
    });
    const failed = await deployTo(target, database, folder);
    expect(failed).toMatchObject({ applied: ['1_a'], codes: ['migration-failed'] });
    const [{ message, span, notes }] = failed.diagnostics as [(typeof failed.diagnostics)[0]];
    expect(message).toContain('type "nonsense" does not exist');
    expect(positionAt(span!.source, span!.start)).toEqual({ line: 4, column: 16 });
    expect(notes?.at(-1)?.message).toBe(
      'The migration was rolled back: the database is as it was before it.',
    );
    expect((await database.query(tables)).length).toBe(2);
    const { rows } = await readHistory(database, table);
    expect(rows.at(-1)).toMatchObject({ id: '2_b', finishedAt: null, error: message });

    writeFiles(folder, { '2_b/migration.sql': 'CREATE TABLE b (x int);' });
    expect(await deployTo(target, database, folder)).toMatchObject({ applied: ['2_b', '3_c'], codes: [] });
    expect((await readHistory(database, table)).rows.map(({ error }) => error)).toEqual([null, null, null]);
    await database.close();
  });

  test('settings and roles of one file reach neither the history nor the next file', async () => {
    const role = `app_${randomBytes(6).toString('hex')}`;
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({
      '1_dump': `SET statement_timeout = 0;
        SELECT pg_catalog.set_config('search_path', '', false);
        SET default_tablespace = '';
        CREATE TABLE public.a (x int);`,
      '2_role': `CREATE ROLE ${role}; GRANT ALL ON SCHEMA public TO ${role}; SET ROLE ${role};
        CREATE TABLE b (x int);`,
      '3_function':
        "DO $$ BEGIN PERFORM set_config('search_path', 'pg_temp', false); SET work_mem = 64; END $$;",
      '4_plain': 'CREATE TABLE c (x int);',
    });
    const settings = `SELECT name, setting, current_user FROM pg_settings WHERE name NOT LIKE 'plpgsql.%' ORDER BY name`;
    const before = await database.query(settings);
    expect((await deployTo(target, database, folder)).codes).toEqual([]);
    expect(await database.query(settings)).toEqual(before);
    expect((await database.query<{ relname: string }>(tables)).map(({ relname }) => relname)).toEqual([
      '_schemac_migrations',
      'a',
      'b',
      'c',
    ]);
    await database.close();
  });

  test('a new value of an enum is committed before it is used', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({
      '1_type': "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE a (m mood);",
      '2_value': `ALTER TYPE mood ADD VALUE 'it''s fine';
        ALTER TYPE mood ADD VALUE 'glad';
        ALTER TABLE a ALTER m SET DEFAULT 'glad';
        INSERT INTO a VALUES ('it''s fine');`,
    });
    expect((await deployTo(target, database, folder)).codes).toEqual([]);
    expect((await readHistory(database, table)).rows.at(-1)).toMatchObject({ stepsDone: 2, stepsTotal: 2 });
    await database.close();
  });

  test('statements that no transaction can hold are steps of their own', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({
      '1_a':
        'CREATE TABLE a (x int, y int);\nCREATE INDEX CONCURRENTLY a_x ON a (x);\nVACUUM a;\nCREATE TABLE b ();',
      '2_b': 'DROP INDEX CONCURRENTLY a_x;',
    });
    expect(await deployTo(target, database, folder)).toMatchObject({ applied: ['1_a', '2_b'], codes: [] });
    expect((await readHistory(database, table)).rows[0]).toMatchObject({ stepsDone: 4, stepsTotal: 4 });
    await database.close();
  });

  test('replay leads to the same tables without a history', async () => {
    const database = await openDatabase(await create());
    const folder = migrationsFolder({
      '1_a':
        "SET search_path = ''; CREATE TABLE public.a (x int);\nCREATE INDEX CONCURRENTLY ON public.a (x);\nCREATE TABLE public.b ();",
      '2_b': 'CREATE TABLE c (x int);',
    });
    expect(await replay(database, readDirectory(folder).migrations)).toEqual([]);
    expect((await database.query<{ relname: string }>(tables)).map(({ relname }) => relname)).toEqual([
      'a',
      'b',
      'c',
    ]);
    await database.close();
  });
});

describe.each(lastOf(servers))('$name', ({ createDatabase }) => {
  const create = async () => ({ url: await createDatabase() });

  test('BEGIN and COMMIT of a file are kept to', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({
      '1_wrapped': 'SET search_path = public;\nBEGIN;\nCREATE TABLE a (x int);\nCOMMIT;',
      '2_parts': 'CREATE TABLE b (x int);\nBEGIN; CREATE TABLE c (x int); COMMIT;\nSELECT 1/0;',
    });
    const failed = await deployTo(target, database, folder);
    expect(failed).toMatchObject({ applied: ['1_wrapped'], codes: ['migration-failed'] });
    expect(
      (await readHistory(database, table)).rows.map(({ stepsDone, stepsTotal }) => [stepsDone, stepsTotal]),
    ).toEqual([
      [1, 1],
      [2, 3],
    ]);
    writeFiles(folder, { '2_parts/migration.sql': 'CREATE TABLE b (x bigint);\nSELECT 1;' });
    expect((await deployTo(target, database, folder)).codes).toEqual(['edited-partial-migration']);
    writeFiles(folder, {
      '2_parts/migration.sql':
        '-- done\nCREATE TABLE b (x  int);\nBEGIN; create table c (x int); COMMIT;\nSELECT 1;',
    });
    expect(await deployTo(target, database, folder)).toMatchObject({ applied: ['2_parts'], codes: [] });
    await database.close();
  });

  test('the isolation level that a file asks for', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const level = "INSERT INTO a SELECT current_setting('transaction_isolation');";
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x text);',
      '2_b': `BEGIN ISOLATION LEVEL SERIALIZABLE;\n${level}\nCOMMIT;`,
      '3_c': `BEGIN;\nSET TRANSACTION ISOLATION LEVEL REPEATABLE READ;\n${level}\nCOMMIT;\n${level}`,
      '4_d': `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\n${level}`,
      '5_e': level,
    });
    expect((await deployTo(target, database, folder)).codes).toEqual([]);
    const rows = await database.query<{ x: string }>('SELECT x FROM a');
    expect(rows.map(({ x }) => x)).toEqual([
      'serializable',
      'repeatable read',
      'read committed',
      'serializable',
      'read committed',
    ]);
    await database.close();
  });

  test('nothing is begun where one file cannot be read', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a (x int);', '2_b': 'CREATE TALBE b (x int);' });
    const { applied, codes } = await deployTo(target, database, folder);
    expect([applied, codes]).toEqual([[], ['sql-syntax-error']]);
    expect(await database.query(tables)).toEqual([]);
    await database.close();
  });

  test('--to stops where it is told', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const folder = migrationsFolder({ '1_a': '', '2_b': '', '3_c': '' });
    expect((await deployTo(target, database, folder, { to: 'x' })).codes).toEqual(['unknown-migration']);
    expect((await deployTo(target, database, folder, { to: '2_b' })).applied).toEqual(['1_a', '2_b']);
    expect((await deployTo(target, database, folder)).applied).toEqual(['3_c']);
    await database.close();
  });

  test('a history table in a schema of its own, whatever it is called', async () => {
    const target = await create();
    const database = await openDatabase(target);
    const history = { schema: 'Meta "x"', name: 'select; drop' };
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a (x int);' });
    expect((await deployTo(target, database, folder, { history })).applied).toEqual(['1_a']);
    expect((await readHistory(database, history)).rows).toHaveLength(1);
    expect((await readHistory(database, table)).rows).toHaveLength(0);
    await database.close();
  });

  test('edits of SQL are named, edits of comments never; a missing file is named', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int);',
      '2_b': 'CREATE TABLE b (x int);',
      '3_c': '',
    });
    await deployFolder(target, folder);
    writeFiles(folder, {
      '1_a/migration.sql': '-- a comment\r\ncreate table a (\r\n x int);',
      '2_b/migration.sql': 'CREATE TABLE b (x bigint);',
    });
    rmSync(join(folder, '3_c'), { recursive: true });
    expect(await statesOf(target, folder)).toEqual({
      '1_a': 'applied',
      '2_b': 'applied, edited',
      '3_c': 'missing',
    });
    writeFiles(folder, { '4_d/migration.sql': 'CREATE TABLE d ();' });
    const { applied, codes } = await deployFolder(target, folder);
    expect([applied, codes]).toEqual([['4_d'], ['missing-migration', 'edited-migration']]);
  });

  test('a reader needs no right to create, and writes nothing', async () => {
    const target = await create();
    const role = `reader_${randomBytes(6).toString('hex')}`;
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a (x int);' });
    await inSession(target, (database) => database.execute(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`));
    const url = new URL(target.url);
    url.username = role;
    url.password = 'x';
    const reader = { url: url.href };
    expect(await statesOf(reader, folder)).toEqual({ '1_a': 'pending' });
    expect(await column(target, tables)).toEqual([]);
    await deployFolder(target, folder);
    await inSession(target, (database) => database.execute(`GRANT SELECT ON _schemac_migrations TO ${role}`));
    expect(await statesOf(reader, folder)).toEqual({ '1_a': 'applied' });
  });

  test('an older table gets the columns that it lacks when it is written, and is read as it is', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': '' });
    await deployFolder(target, folder);
    const drop =
      'ALTER TABLE _schemac_migrations DROP fingerprint, DROP duration_ms, DROP cursor, DROP parents, DROP replaces, DROP catalog, ADD future int';
    await inSession(target, (database) => database.execute(drop));
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'applied' });
    writeFiles(folder, { '2_b/migration.sql': '' });
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b']);
    expect(await column(target, 'SELECT fingerprint FROM _schemac_migrations ORDER BY id')).toEqual([
      null,
      expect.stringMatching(/^[0-9a-f]{16}$/),
    ]);
  });

  test('declared rows are known in another schema than the one in which they were written', async () => {
    const { url } = await create();
    const target = { url: `${url}?schema=shop` };
    const folder = migrationsFolder({
      '1_a':
        "CREATE TABLE role (name text PRIMARY KEY, rank int); INSERT INTO role VALUES ('admin', 1), ('other', 9);",
    });
    const facts = ['key:name', 'column:name', 'column:rank', 'row:admin'];
    const lines = [
      'migration 1_a - 0123456789abcdef',
      ...facts.map((fact) => `reads data:public.role.rows ${fact}`),
    ];
    writeFiles(folder, { 'schemac.lock': `${lines.join('\n')}\n` });
    await inSession({ url }, (database) => database.execute('CREATE SCHEMA shop'));
    const history = { schema: 'shop', name: table.name };
    expect((await deployFolder(target, folder, { history })).codes).toEqual([]);
    const driftAfter = (change: string) =>
      inSession(target, async (database) => {
        await database.execute(change);
        return (await status(database, readDirectory(folder), history)).drift?.plan.statements.length ?? 0;
      });
    expect(await driftAfter("UPDATE role SET rank = 8 WHERE name = 'other'")).toBe(0);
    expect(await driftAfter("UPDATE role SET rank = 2 WHERE name = 'admin'")).toBe(1);
  });

  test('many deployers at once apply everything once', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int); INSERT INTO a VALUES (1);',
      '2_b': 'CREATE INDEX CONCURRENTLY a_x ON a (x);',
      '3_c': 'INSERT INTO a VALUES (2);',
    });
    const results = await Promise.all(Array.from({ length: 6 }, () => deployFolder(target, folder)));
    expect(results.flatMap(({ codes }) => codes)).toEqual([]);
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(['1_a', '2_b', '3_c']);
    expect(await column(target, 'SELECT x FROM a ORDER BY x')).toEqual([1, 2]);
  });
});
