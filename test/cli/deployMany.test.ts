import { expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';

const tenants = Array.from({ length: 10 }, (_, index) => `tenant_${String(index + 1).padStart(2, '0')}`);

const migrations = {
  'migrations/20260101000000_a/migration.sql':
    "CREATE TYPE mood AS ENUM ('a');\nCREATE TABLE deals (id serial PRIMARY KEY, mood mood NOT NULL);",
  'migrations/20260102000000_b/migration.sql': 'CREATE INDEX CONCURRENTLY deals_mood ON deals (mood);',
};

const tables = `SELECT count(*)::int AS tables FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
  WHERE relname = 'deals' AND nspname LIKE 'tenant%'`;

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
  const done = await project.run(...words);
  expect(done).toMatchObject({ status: 0 });
  expect(done.stdout).toMatch(/: 9 migrated, 1 done before\.\n$/);
  expect(await project.query(tables)).toEqual([{ tables: 10 }]);
  expect(await project.query(`SELECT to_regclass('public._schemac_migrations') AS own`)).toEqual([
    { own: null },
  ]);
  const secret = new URL(project.url).password;
  expect(project.read('report.jsonl') + done.stderr).not.toContain(`:${secret}@`);
  expect((await project.run(...words)).stdout).toContain(': 10 done before.');

  const query = `SELECT nspname AS schema FROM pg_namespace WHERE nspname IN ('tenant_01', 'tenant_03')`;
  const asked = await project.run('migrate', 'deploy', '--targets-query', query, '--json');
  expect(JSON.parse(asked.stdout)).toMatchObject({
    ok: true,
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
