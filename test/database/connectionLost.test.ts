import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { servers } from '../support/servers.ts';

describe.each(servers)('$name', ({ url }) => {
  const pidOf = 'SELECT pg_backend_pid() AS pid';

  async function terminate(pid: number): Promise<void> {
    const other = await openDatabase({ url });
    await other.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
    await other.close();
  }

  test('a session that is ended during a statement', async () => {
    const database = await openDatabase({ url });
    const [row] = await database.query<{ pid: number }>(pidOf);
    const work = database.transaction((inner) => inner.execute('SELECT pg_sleep(60)'));
    const failed = expect(work).rejects.toMatchObject({
      kind: 'connection-lost',
      message: expect.stringContaining('terminating connection'),
      facts: { sqlState: '57P01' },
    });
    await terminate(row!.pid);
    await failed;
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ kind: 'connection-lost' });
    await database.close();
  });

  test('a session that is ended between two statements', async () => {
    const database = await openDatabase({ url });
    const [row] = await database.query<{ pid: number }>(pidOf);
    await terminate(row!.pid);
    const work = database.transaction((inner) => inner.execute('SELECT 1'));
    await expect(work).rejects.toMatchObject({ kind: 'connection-lost' });
    await database.close();
  });

  test('a session that is ended inside a transaction, between two statements', async () => {
    const database = await openDatabase({ url });
    const work = database.transaction(async (inner) => {
      const [row] = await inner.query<{ pid: number }>(pidOf);
      await terminate(row!.pid);
    });
    await expect(work).rejects.toMatchObject({ kind: 'connection-lost' });
    await database.close();
  });

  test('a lock that is not granted in time, a cancelled statement and a deadlock', async () => {
    const [one, two] = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    await one.execute('CREATE TABLE IF NOT EXISTS contended (n int); INSERT INTO contended VALUES (1), (2)');
    await one.transaction(async (inner) => {
      await inner.execute('LOCK contended');
      const waiting = two.execute("SET lock_timeout = '50ms'; LOCK contended");
      await expect(waiting).rejects.toMatchObject({ kind: 'lock-timeout' });
    });
    const slow = one.execute("SET statement_timeout = '50ms'; SELECT pg_sleep(10)");
    await expect(slow).rejects.toMatchObject({ kind: 'cancelled' });
    const update = (n: number) => `UPDATE contended SET n = n WHERE n = ${n}`;
    const outcomes = await Promise.allSettled([
      one.transaction((inner) => inner.execute(`${update(1)}; SELECT pg_sleep(0.3); ${update(2)}`)),
      two.transaction((inner) => inner.execute(`${update(2)}; SELECT pg_sleep(0.3); ${update(1)}`)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'deadlock' },
    });
    await Promise.all([one.close(), two.close()]);
  });
});
