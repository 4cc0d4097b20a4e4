import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { targets } from '../support/servers.ts';

describe.each(targets)('$name', ({ create }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await create());
    await database.execute('CREATE TABLE t (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)');
  });
  afterAll(() => database.close());

  const insert = (n: number) => `INSERT INTO t VALUES (${n})`;
  const rows = async () =>
    (await database.query<{ n: number }>('SELECT n FROM t ORDER BY n')).map(({ n }) => n);

  async function emptied(): Promise<void> {
    await database.execute('TRUNCATE t');
  }

  test('commits what succeeds and undoes what fails', async () => {
    await emptied();
    expect(await database.transaction(async (inner) => inner.execute(insert(1)).then(() => 'done'))).toBe(
      'done',
    );
    await expect(
      database.transaction(async (inner) => {
        await inner.execute(insert(2));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await rows()).toEqual([1]);
  });

  test('nests with savepoints', async () => {
    await emptied();
    await database.transaction(async (outer) => {
      await outer.execute(insert(1));
      await expect(
        outer.transaction(async (inner) => {
          await inner.execute(insert(2));
          await inner.execute('SELECT 1 / 0');
        }),
      ).rejects.toMatchObject({ kind: 'statement', facts: { sqlState: '22012' } });
      await outer.transaction((inner) => inner.execute(insert(3)), { rollback: true });
      await outer.transaction(async (inner) =>
        inner.transaction((innermost) => innermost.execute(insert(4))),
      );
    });
    expect(await rows()).toEqual([1, 4]);
  });

  test('rolls a proof back, whether it succeeds or fails', async () => {
    await emptied();
    await database.transaction((inner) => inner.execute(insert(1)), { rollback: true });
    await expect(
      database.transaction((inner) => inner.execute('SELECT x'), { rollback: true }),
    ).rejects.toThrow('"x"');
    expect(await rows()).toEqual([]);
  });

  test('does not take a failed transaction for a committed one', async () => {
    await emptied();
    const work = (inner: Database) =>
      inner.execute(insert(1)).then(() => inner.execute('SELECT x').catch(() => undefined));
    await expect(database.transaction(work)).rejects.toThrow('it cannot be committed');
    const duplicate = database.transaction((inner) => inner.execute(`${insert(1)}; ${insert(1)}`));
    await expect(duplicate).rejects.toMatchObject({ facts: { sqlState: '23505', constraint: 't_n_key' } });
    expect(await rows()).toEqual([]);
  });

  test('notices when a script ends the transaction', async () => {
    await emptied();
    await expect(database.transaction((inner) => inner.execute('COMMIT'))).rejects.toThrow(
      'ended the transaction',
    );
    expect(await database.transaction(async (inner) => inner.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  test('can be read-only', async () => {
    const write = database.transaction((inner) => inner.execute(insert(1)), { readOnly: true });
    await expect(write).rejects.toMatchObject({ kind: 'read-only' });
  });

  test('keeps its own settings within a transaction', async () => {
    await database.execute("SET TimeZone = 'Asia/Tokyo'");
    const zone = "SELECT current_setting('TimeZone') AS zone";
    expect(await database.transaction((inner) => inner.query(zone))).toEqual([{ zone: 'UTC' }]);
    await database.execute("SET TimeZone = 'UTC'");
  });

  test('carries out calls made at once one after the other', async () => {
    await emptied();
    await Promise.all([
      database
        .transaction(async (inner) => {
          await inner.execute(insert(1));
          await Promise.all([inner.execute(insert(2)), inner.query('SELECT 1')]);
          throw new Error('undone');
        })
        .catch(() => undefined),
      database.execute(insert(3)),
      database.transaction((inner) => inner.execute(insert(4))),
    ]);
    expect(await rows()).toEqual([3, 4]);
  });

  test('refuses the outer database inside a transaction, and the inner one after it', async () => {
    let leaked: Database | undefined;
    await database.transaction(async (inner) => {
      leaked = inner;
      expect(() => database.query('SELECT 1')).toThrow('the database that it hands over');
    });
    expect(() => leaked?.query('SELECT 1')).toThrow('has ended');
  });

  test('reports the place of an error in a script', async () => {
    const script = 'CREATE TABLE fine ();\nSELECT 1 FROM missing;';
    await expect(database.execute(script)).rejects.toMatchObject({
      kind: 'statement',
      message: 'PostgreSQL says: relation "missing" does not exist.',
      facts: { sqlState: '42P01', position: script.indexOf('missing') + 1 },
    });
    const fine = await database.query("SELECT to_regclass('fine')::text AS fine");
    expect(fine).toEqual([{ fine: null }]);
    await expect(database.query('SELECT $1::int + 1 AS n', ['x'])).rejects.toMatchObject({
      kind: 'statement',
    });
    expect(await database.query('SELECT $1::int + 1 AS n', [1])).toEqual([{ n: 2 }]);
  });

  test('refuses null characters and survives what no client can answer', async () => {
    await expect(database.execute("SELECT 'a\0b'")).rejects.toMatchObject({ kind: 'statement' });
    await expect(database.execute('COPY t FROM STDIN')).rejects.toMatchObject({
      kind: 'statement',
      message: expect.stringContaining('COPY FROM STDIN reads rows that only psql can send'),
    });
    await database.execute('COPY t TO STDOUT');
    await expect(database.query('-- x\nCOPY t FROM STDIN')).rejects.toThrow('use execute');
    await database.execute('');
    await database.execute('-- nothing');
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('runs what no transaction can hold', async () => {
    await database.execute('CREATE INDEX CONCURRENTLY IF NOT EXISTS t_n_idx ON t (n)');
    const inside = database.transaction((inner) => inner.execute('CREATE INDEX CONCURRENTLY ON t (n)'));
    await expect(inside).rejects.toMatchObject({ facts: { sqlState: '25001' } });
  });
});
