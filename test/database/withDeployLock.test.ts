import { describe, expect, test } from 'vitest';
import { describeHolder, type LockHolder } from '../../src/database/lockHolder.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { withDeployLock } from '../../src/database/withDeployLock.ts';
import { runScript } from '../support/runScript.ts';
import { servers } from '../support/servers.ts';

const name = 'public._schemac_migrations';

const holdForever = `
  import { withDeployLock } from './src/database/withDeployLock.ts';
  await withDeployLock({ url: process.env.URL }, { name: '${name}', waitMs: 0 }, async () => {
    console.log('held');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });`;

describe.each(servers)('$name', ({ createDatabase }) => {
  test('lets one in at a time, and names the one who is', async () => {
    const target = { url: `${await createDatabase()}?application_name=first` };
    await withDeployLock(target, { name, waitMs: 0 }, async () => {
      const holders: LockHolder[] = [];
      const options = { name, waitMs: 300, onWait: (holder: LockHolder) => holders.push(holder) };
      await expect(withDeployLock(target, options, async () => undefined)).rejects.toMatchObject({
        kind: 'deploy-lock',
        message: expect.stringMatching(
          /^Another deploy is running: process \d+ \(first\) of postgres from 127\.0\.0\.1, since .* UTC: schemac on \S+, process \d+: at its beginning\. Gave up after 0\.3 s\.$/,
        ),
      });
      expect(holders.map(({ application }) => application)).toEqual(['first']);
      const other = { name: 'tenant.history', waitMs: 0 };
      expect(await withDeployLock(target, other, async () => 'beside it')).toBe('beside it');
      const prisma = await openDatabase(target);
      const tried = await prisma.query('SELECT pg_try_advisory_lock(72707369) AS taken');
      await prisma.close();
      expect(tried).toEqual([{ taken: false }]);
    });
    expect(await withDeployLock(target, { name, waitMs: 0 }, async () => 'free again')).toBe('free again');
  });

  test('waits until the lock is free', async () => {
    const target = { url: await createDatabase() };
    const events: string[] = [];
    let second: Promise<void> | undefined;
    await withDeployLock(target, { name, waitMs: 0 }, async () => {
      const waiting = new Promise<void>((resolve) => {
        second = withDeployLock(target, { name, waitMs: 10_000, onWait: () => resolve() }, async () => {
          events.push('second');
        });
      });
      await waiting;
      events.push('first');
    });
    await second;
    expect(events).toEqual(['first', 'second']);
  });

  test('waits for the lock of prisma migrate', async () => {
    const target = { url: await createDatabase() };
    const prisma = await openDatabase(target, { applicationName: 'prisma' });
    await prisma.query('SELECT pg_advisory_lock(72707369)');
    const deploy = () => withDeployLock(target, { name, waitMs: 0 }, async () => 'done');
    await expect(deploy()).rejects.toThrow(/process \d+ \(prisma\)/);
    await prisma.close();
    expect(await deploy()).toBe('done');
  });

  test('is free again when its holder is killed', async () => {
    const url = await createDatabase();
    const holder = await runScript(holdForever, { URL: url });
    expect(await holder.nextLine()).toBe('held');
    await expect(withDeployLock({ url }, { name, waitMs: 0 }, async () => undefined)).rejects.toMatchObject({
      kind: 'deploy-lock',
    });
    holder.process.kill('SIGKILL');
    expect(await holder.end).toBe('SIGKILL');
    expect(await withDeployLock({ url }, { name, waitMs: 10_000 }, async () => 'done')).toBe('done');
  });

  test('does not hold up CREATE INDEX CONCURRENTLY, nor does waiting for it', async () => {
    const target = { url: await createDatabase() };
    const database = await openDatabase(target);
    await database.execute('CREATE TABLE t (n int)');
    await withDeployLock(target, { name, waitMs: 0 }, async () => {
      await database.execute("SET lock_timeout = '5s'; SET statement_timeout = '5s'");
      const waiting = withDeployLock(target, { name, waitMs: 2000 }, async () => undefined).catch(
        () => 'gave up',
      );
      for (let n = 0; n < 20; n++) await database.execute('CREATE INDEX CONCURRENTLY ON t (n)');
      expect(await waiting).toBe('gave up');
    });
    await database.close();
  });

  test('tells when the lock was lost', async () => {
    const target = { url: await createDatabase() };
    const database = await openDatabase(target);
    const cut = async () => {
      await database.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_locks
                            WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
                              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    };
    const options = { name, waitMs: 0 };
    const checked = withDeployLock(target, options, async (lock) => {
      await lock.check();
      await cut();
      await lock.check();
    });
    await expect(checked).rejects.toThrow('The connection that held the deploy lock was lost');
    await expect(withDeployLock(target, options, cut)).rejects.toMatchObject({ kind: 'connection-lost' });
    const failing = withDeployLock(target, options, async () => {
      await cut();
      throw new Error('its own');
    });
    await expect(failing).rejects.toThrow('its own');
    await database.close();
  });
});

test('has nothing to lock on the embedded database', async () => {
  expect(await withDeployLock({ embedded: 'memory' }, { name, waitMs: 0 }, async () => 'done')).toBe('done');
});

test('describes a holder of whom little may be seen', () => {
  const holder = {
    pid: 7,
    application: '',
    user: '',
    client: '',
    since: '2026-01-02 03:04:05 UTC',
    query: '',
  };
  expect(describeHolder(holder)).toBe('process 7, since 2026-01-02 03:04:05 UTC');
});
