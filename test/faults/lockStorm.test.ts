import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { column, deployFolder, inSession, migrationsFolder } from '../migrate/deploying.ts';
import { servers } from '../support/servers.ts';

/** `npm run test:faults -- --storm SECONDS` sets it. Needs pgbench in PATH. */
const seconds = Number(process.env.STORM_SECONDS ?? 0);
const clients = 8;
const readerMs = 6_000;

const setup = `CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
  INSERT INTO accounts SELECT n, 0 FROM generate_series(1, 10000) AS n;`;
const traffic = `\\set id random(1, 10000)
SELECT balance FROM accounts WHERE id = :id;
UPDATE accounts SET balance = balance + 1 WHERE id = :id;
`;
const change = `ALTER TABLE accounts ADD COLUMN note text;
  ALTER TABLE accounts ADD CONSTRAINT sane CHECK (balance >= 0) NOT VALID;
  CREATE INDEX CONCURRENTLY accounts_balance ON accounts (balance);
  ALTER TABLE accounts VALIDATE CONSTRAINT sane;`;

interface Storm {
  /** In milliseconds. */
  readonly longestWait: number;
  readonly transactions: number;
  readonly codes: readonly string[];
  readonly retries: number;
}

/** Lets pgbench work on the table, a reader keep it for long, and a migration alter it with this timeout. */
async function storm(url: string, lockTimeoutMs: number | undefined): Promise<Storm> {
  const folder = mkdtempSync(join(tmpdir(), 'schemac-storm-'));
  writeFileSync(join(folder, 'traffic.sql'), traffic);
  const bench = spawn(
    'pgbench',
    ['-n', '-f', 'traffic.sql', '-c', String(clients), '-R', '200', '-T', String(seconds), '-l', url],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = once(bench, 'exit');
  await delay(1_000);
  const reader = await openDatabase({ url });
  const reading = reader.transaction(async (transaction) => {
    await transaction.query('SELECT count(*) FROM accounts');
    await delay(readerMs);
  });
  await delay(200);
  const deployed =
    lockTimeoutMs === undefined
      ? undefined
      : await deployFolder({ url }, migrationsFolder({ '1_a': change }), { lockTimeoutMs, lockRetries: 20 });
  await reading;
  await reader.close();
  expect((await ended)[0]).toBe(0);
  const waits = readdirSync(folder)
    .filter((name) => name.startsWith('pgbench_log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    // client, number, latency in microseconds, …, and last how late it began: it waited for its client then.
    .map((line) => Number(line.split(' ')[2]) / 1000 - Number(line.split(' ')[6]) / 1000);
  rmSync(folder, { recursive: true });
  return {
    longestWait: Math.round(Math.max(...waits)),
    transactions: waits.length,
    codes: deployed?.codes ?? [],
    retries: deployed?.events.filter(({ type }) => type === 'retry').length ?? 0,
  };
}

describe.runIf(seconds > 0)('a lock storm', () => {
  test('no client waits longer than the timeout and the statement', { timeout: 600_000 }, async () => {
    const measured: Record<string, Storm> = {};
    for (const [name, timeout] of [
      ['without a migration', undefined],
      ['with a lock timeout of 300 ms', 300],
      ['without a lock timeout', 0],
    ] as const) {
      const url = await servers.at(-1)!.createDatabase();
      await inSession({ url }, (database) => database.execute(setup));
      measured[name] = await storm(url, timeout);
      if (timeout !== undefined)
        expect(
          await column({ url }, "SELECT count(*)::int FROM pg_attribute WHERE attname = 'note'"),
        ).toEqual([1]);
    }
    console.log(measured);
    const [quiet, bounded, unbounded] = Object.values(measured) as [Storm, Storm, Storm];
    expect(bounded.codes).toEqual([]);
    expect(bounded.retries).toBeGreaterThan(0);
    // What the machine itself makes a client wait comes on top.
    expect(bounded.longestWait).toBeLessThan(300 + 200 + 2 * quiet.longestWait);
    expect(unbounded.longestWait).toBeGreaterThan(readerMs - 1_500);
  });
});
