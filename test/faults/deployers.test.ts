import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ran, runCli } from '../cli/project.ts';
import { column, deployFolder, inSession, migrationsFolder } from '../migrate/deploying.ts';
import { servers } from '../support/servers.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { type Pooler, startPooler } from './startPooler.ts';

/** `npm run test:faults -- --rounds N` sets it; `npm test` has one round of three deployers. */
const rounds = Number(process.env.DEPLOY_ROUNDS ?? 0);
const deployers = 16;

const migrations = {
  '1_a': "CREATE TABLE done (id text, x int);\nINSERT INTO done VALUES ('1_a');",
  '2_b': `INSERT INTO done VALUES ('2_b');
    CREATE INDEX CONCURRENTLY done_id ON done (id);
    INSERT INTO done VALUES ('2_b, after its index');
    DROP INDEX CONCURRENTLY done_id;`,
  '3_c': "SELECT pg_sleep(0.2);\nINSERT INTO done VALUES ('3_c');",
  '4_d': "INSERT INTO done VALUES ('4_d');\nALTER TABLE done ADD y int;",
};
const once = ['1_a', '2_b', '2_b, after its index', '3_c', '4_d'];
const server = servers.at(-1)!;

async function expectOnce(url: string): Promise<void> {
  expect(await column({ url }, 'SELECT id FROM done ORDER BY id')).toEqual(once);
  const unfinished =
    'SELECT id FROM _schemac_migrations WHERE finished_at IS NULL OR rolled_back_at IS NOT NULL OR steps_done <> steps_total';
  expect(await column({ url }, unfinished)).toEqual([]);
}

test('three deployers at once apply every migration once', async () => {
  const url = await server.createDatabase();
  const folder = migrationsFolder(migrations);
  const results = await Promise.all(
    Array.from({ length: 3 }, () => deployFolder({ url }, folder, { lockWaitMs: 60_000 })),
  );
  expect(results.flatMap(({ codes }) => codes)).toEqual([]);
  expect(results.flatMap(({ applied }) => applied).sort()).toEqual(Object.keys(migrations));
  await expectOnce(url);
});

/** Starts them all, and kills one at some moment. */
async function round(url: string, pooled: string): Promise<readonly Ran[]> {
  const files = Object.fromEntries(
    Object.entries(migrations).map(([id, sql]) => [`migrations/${id}/migration.sql`, sql]),
  );
  const folder = temporaryFolder(files);
  const children: ChildProcess[] = [];
  // They share the machine with each other.
  const env = { DATABASE_URL: pooled, PGCONNECT_TIMEOUT: '60' };
  const runs = Array.from({ length: deployers }, () =>
    runCli(folder, ['migrate', 'deploy', '--wait', '10min'], {
      env,
      onStart: (child) => children.push(child),
    }),
  );
  // The one that has the lock is the one whose death matters.
  const victim = await holderAfter(url, Math.random() * 1500);
  const chosen = children.find(({ pid }) => pid === victim) ?? children[0]!;
  chosen.kill('SIGKILL');
  return Promise.all(runs);
}

/** All that a deployer that failed has said: one that ended without a word must not pass for one that did not fail. */
function told({ status, stdout, stderr }: Ran): string {
  return `status ${status}\n${stderr || '(nothing on stderr)'}\n${stdout}`;
}

/** The process that says in its query that it deploys, at this moment or as soon as there is one. */
async function holderAfter(url: string, waitMs: number): Promise<number | undefined> {
  await delay(waitMs);
  const query = `SELECT substring(query FROM 'schemac on \\S+, process (\\d+):')::int FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'SELECT /* schemac on %'`;
  for (let attempt = 0; attempt < 200; attempt++) {
    const [pid] = await column({ url }, query);
    if (pid !== undefined) return Number(pid);
    await delay(50);
  }
  return undefined;
}

describe.runIf(rounds > 0)(`${deployers} deployers, ${rounds} rounds`, () => {
  let pooler: Pooler;
  beforeAll(async () => {
    pooler = await startPooler(server.url);
  });
  afterAll(() => pooler.stop());

  test.each(['directly', 'through PgBouncer'])('%s', { timeout: 7_200_000 }, async (way) => {
    let killed = 0;
    for (let number = 1; number <= rounds; number++) {
      const started = performance.now();
      const url = await server.createDatabase();
      const pooled = way === 'directly' ? url : pooler.through(url);
      const ran = await round(url, pooled);
      killed += ran.filter(({ status }) => status === 137).length;
      const failed = ran.filter(({ status }) => status !== 0 && status !== 137);
      expect(failed.map(told), `${way}, round ${number}`).toEqual([]);
      expect(await deployFolder({ url }, migrationsFolder(migrations))).toMatchObject({ codes: [] });
      await expectOnce(url);
      const name = new URL(url).pathname.slice(1);
      await inSession({ url: server.url }, (database) =>
        database.execute(`DROP DATABASE ${name} WITH (FORCE)`),
      );
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${way}: round ${number} in ${seconds} s, ${killed} deployers killed`);
    }
  });
});
