import type { ChildProcess } from 'node:child_process';
import { expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { type CliProject, cliProject, type Ran } from './project.ts';

const tenants = Array.from({ length: 10 }, (_, index) => `tenant_${String(index + 1).padStart(2, '0')}`);

const migrations = {
  'migrations/20260101000000_a/migration.sql':
    "CREATE TYPE mood AS ENUM ('a');\nCREATE TABLE deals (id serial PRIMARY KEY, mood mood NOT NULL);",
  'migrations/20260102000000_b/migration.sql': 'CREATE INDEX CONCURRENTLY deals_mood ON deals (mood);',
};

const tables = `SELECT count(*)::int AS tables FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
  WHERE relname = 'deals' AND nspname LIKE 'tenant%'`;

/** Of the histories of all tenants. */
function unfinished(): string {
  const rows = tenants.map((tenant) => `SELECT finished_at FROM ${tenant}._schemac_migrations`);
  return `SELECT count(*)::int AS all, count(*) FILTER (WHERE finished_at IS NULL)::int AS unfinished
    FROM (${rows.join(' UNION ALL ')}) AS history`;
}

/** Kills the command as soon as its report has so many lines that say `applied`. */
async function killedAfter(project: CliProject, count: number, words: readonly string[]): Promise<Ran> {
  let timer: NodeJS.Timeout | undefined;
  const onStart = (child: ChildProcess) => {
    timer = setInterval(() => {
      if (project.read('report.jsonl').split('"applied",').length > count) child.kill('SIGKILL');
    }, 2);
  };
  const ran = await project.runWith({ onStart }, ...words);
  clearInterval(timer);
  return ran;
}

test('deploys to 10 tenants of one database, and goes on where a run has stopped', async () => {
  const project = await cliProject({ ...migrations, tenants: `# all\n${tenants.join('\n')}\n` });
  await project.query('CREATE SCHEMA tenant_02 CREATE TABLE deals ()');
  const words = ['migrate', 'deploy', '--targets', 'tenants', '--report', 'report.jsonl'];
  const stopped = await project.run(...words, '--canary', '2');
  expect(stopped.status).toBe(1);
  expect(stopped.stdout).toMatch(/^10 targets in .*: 1 migrated, 1 failed, 8 not begun\.\n$/);
  expect(stopped.stderr).toContain('relation "deals" already exists');
  expect(await project.query(tables)).toEqual([{ tables: 2 }]);

  await project.query('DROP TABLE tenant_02.deals');
  const killed = await killedAfter(project, 3, words);
  expect(killed.status).toBe(137);
  const done = await project.run(...words);
  expect(done, done.stderr).toMatchObject({ status: 0 });
  expect(done.stderr).toMatch(/^An earlier run was broken off while these ran: tenant_/);
  expect(done.stdout).toMatch(/: \d migrated(, \d up to date)?, \d done before\.\n$/);
  expect(await project.query(unfinished())).toEqual([{ all: 20, unfinished: 0 }]);
  expect(await project.query(tables)).toEqual([{ tables: 10 }]);
  expect(await project.query(`SELECT to_regclass('public._schemac_migrations') AS own`)).toEqual([
    { own: null },
  ]);
  const secret = new URL(project.url).password;
  expect(project.read('report.jsonl') + done.stderr).not.toContain(`:${secret}@`);
  expect((await project.run(...words)).stdout).toContain(': 10 done before.');

  const query = `SELECT nspname AS schema FROM pg_namespace WHERE nspname IN ('tenant_01', 'tenant_03')`;
  const asked = await project.run('migrate', 'deploy', '--targets-query', query, '--json');
  const lines = asked.stdout.split('\n', 3).map((line) => JSON.parse(line));
  for (const line of lines.slice(0, 2))
    expect(line).toMatchObject({ at: expect.any(String), type: 'target-finished', state: 'up-to-date' });
  expect(lines.map(({ target }) => target).sort()).toEqual(['tenant_01', 'tenant_03', undefined]);
  expect(lines[2]).toMatchObject({
    ...{ type: 'result', ok: true },
    counts: { applied: 0, upToDate: 2, failed: 0, doneBefore: 0, notBegun: 0 },
  });
}, 120_000);

longTest('keeps to the schema of one tenant, and refuses files that name another', async () => {
  const project = await cliProject(migrations);
  const of = ['--target-schema', 'Tenant "1"'];
  expect(await project.run('migrate', 'deploy', ...of)).toMatchObject({ status: 0 });
  expect((await project.run('migrate', 'status', ...of)).stdout).toContain('Nothing is pending.');
  const where = `SELECT DISTINCT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relname IN ('deals', '_schemac_migrations', 'deals_mood')`;
  expect(await project.query(where)).toEqual([{ nspname: 'Tenant "1"' }]);
  project.write({
    'migrations/20260103000000_c/migration.sql': 'SELECT 1;\nALTER TABLE public.deals ADD city text;',
  });
  const refused = await project.show('migrate', 'deploy', ...of);
  expect(refused.status).toBe(1);
  expect(refused.screen).toMatchInlineSnapshot(`
    "error[names-schema]: This names the schema \`public\`, so it would not stay in the schema of one tenant.
     --> migrations/<time>_c/migration.sql:2:13
      |
    2 | ALTER TABLE public.deals ADD city text;
      |             ^^^^^^
    help: Leave the schema out of the name: that of the tenant is then meant.
    help: Where all tenants share it: --shared-schema public
    "
  `);
});
