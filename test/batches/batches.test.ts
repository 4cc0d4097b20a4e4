import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { type Ran, runCli } from '../cli/project.ts';
import { column, inSession, migrationsFolder } from '../migrate/deploying.ts';
import { majors } from '../support/postgresFiles.ts';
import { processFile } from '../support/processFile.ts';
import { startServer } from '../support/startServer.ts';

/** `npm run test:batches` sets them. */
const rows = Number(process.env.BATCH_ROWS ?? 0);
const kills = Number(process.env.BATCH_KILLS ?? 20);
const rate = process.env.BATCH_RATE ?? '200';

/** A page is to take 200 ms; what is over that is the machine's. */
const longestWaitMs = 1000;
const memoryGrowthMb = 40;

const update = 'UPDATE deals SET cents = price::numeric * 100, done = done + 1';

/** What the application has seen of it. */
interface Traffic {
  readonly writes: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** Fills the table anew and lets the application write to it during the work; then every row must be right. */
async function under<T>(url: string, work: () => Promise<T>): Promise<T & Traffic & { seconds: number }> {
  await inSession({ url }, async (database) => {
    await database.execute(`DROP TABLE IF EXISTS deals, _schemac_migrations;
      CREATE TABLE deals (id bigint PRIMARY KEY, city text, price text NOT NULL, cents bigint,
        done int NOT NULL DEFAULT 0, seen int NOT NULL DEFAULT 0);
      INSERT INTO deals (id, city, price)
        SELECT i, 'city ' || i % 1000, (i / 100.0)::numeric(12, 2)::text FROM generate_series(1, ${rows}) AS i`);
    await database.execute('VACUUM ANALYZE deals');
    await database.execute('CHECKPOINT');
  });
  const application = spawn(process.execPath, ['test/batches/application.mjs', url, String(rows), rate], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await delay(2000);
  const started = performance.now();
  const result = await work();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const traffic = await trafficOf(application);
  const [wrong] = await inSession({ url }, (database) =>
    database.query(`SELECT count(*) FILTER (WHERE done <> 1)::int AS "notOnce",
      count(*) FILTER (WHERE cents IS DISTINCT FROM id)::int AS "wrongValue", sum(seen)::int AS writes FROM deals`),
  );
  expect(wrong).toEqual({ notOnce: 0, wrongValue: 0, writes: traffic.writes });
  return { ...result, ...traffic, seconds };
}

async function trafficOf(application: ChildProcess): Promise<Traffic> {
  let told = '';
  application.stdout!.on('data', (data) => {
    told += data;
  });
  const ended = once(application, 'close');
  application.kill('SIGTERM');
  await ended;
  return JSON.parse(told) as Traffic;
}

/** Deploys, with its memory in MB each half second; `meanwhile` has the process. */
async function deploy(
  url: string,
  folder: string,
  meanwhile: (child: ChildProcess) => Promise<void> = async () => undefined,
): Promise<Ran & { readonly memoryMb: readonly number[] }> {
  const memoryMb: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let other: Promise<void> | undefined;
  const ran = await runCli(folder, ['migrate', 'deploy', '--migrations', '.'], {
    env: { DATABASE_URL: url },
    onStart: (child) => {
      timer = setInterval(() => {
        const kilobytes = /VmRSS:\s+(\d+) kB/.exec(processFile(child.pid!, 'status') ?? '')?.[1];
        if (kilobytes) memoryMb.push(Math.round(Number(kilobytes) / 1024));
      }, 500);
      other = meanwhile(child);
    },
  });
  clearInterval(timer);
  await other;
  return { ...ran, memoryMb };
}

/** Kills the process once it has done a page more, and then so much later. */
async function killLater(url: string, child: ChildProcess, laterMs: number): Promise<void> {
  const cursor = async () => {
    const [there] = await column({ url }, `SELECT to_regclass('_schemac_migrations') IS NOT NULL`);
    return there ? (await column({ url }, 'SELECT cursor::text FROM _schemac_migrations'))[0] : undefined;
  };
  const before = await cursor();
  while (child.exitCode === null && (await cursor()) === before) await delay(50);
  await delay(laterMs);
  child.kill('SIGKILL');
}

function tableRow({ seconds, writes, p99Ms, longestMs }: Traffic & { readonly seconds: number }) {
  return { seconds, writes, p99Ms, longestMs };
}

describe.skipIf(rows === 0)(`a backfill of ${rows} rows under ${rate} writes a second`, () => {
  test(
    'takes no lock for long, and does every row once, however often it is killed',
    async () => {
      const server = await startServer(majors.at(-1)!, { fsync: 'off', max_wal_size: '8GB' });
      const { url } = server;
      const batches = `-- schemac:batch by=id size=auto throttle=locks<50\n${update};\n`;
      const folder = migrationsFolder({ '1_cents': batches });
      try {
        const database = await openDatabase({ url });
        const one = await under(url, async () => {
          await database.execute(update);
          return {};
        });
        await database.close();
        const paged = await under(url, () => deploy(url, folder));
        expect(paged.status, paged.stderr).toBe(0);
        const third = Math.ceil(paged.memoryMb.length / 3);
        const [early, late] = [paged.memoryMb.slice(0, third), paged.memoryMb.slice(-third)].map((part) =>
          Math.max(...part),
        );

        const killed = await under(url, async () => {
          let times = 0;
          for (;;) {
            const laterMs = (Math.random() * paged.seconds * 1000) / (kills + 1);
            const ran = await deploy(url, folder, async (child) => {
              if (times < kills) await killLater(url, child, laterMs);
            });
            if (ran.status === 0) return { times };
            expect(ran.status, ran.stderr).toBe(137);
            times++;
          }
        });
        console.table([
          { run: 'one UPDATE', ...tableRow(one) },
          { run: 'batches', ...tableRow(paged), memoryMb: `${early}, ${late}` },
          { run: `killed ${killed.times} times`, ...tableRow(killed) },
        ]);
        console.log(`load ${loadavg()[0]!.toFixed(1)}`);
        expect(killed.times).toBe(kills);
        expect(paged.longestMs).toBeLessThan(longestWaitMs);
        expect(killed.longestMs).toBeLessThan(longestWaitMs);
        expect(late! - early!).toBeLessThan(memoryGrowthMb);
      } finally {
        await server.stop();
      }
    },
    4 * 3_600_000,
  );
});
