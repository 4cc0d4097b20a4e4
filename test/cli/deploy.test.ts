import { describe, expect, test } from 'vitest';
import { inSession } from '../migrate/deploying.ts';
import { runPsql } from '../support/runPsql.ts';
import { type CliProject, cliProject, runCli, showCli } from './project.ts';
import { deals } from './schemas.ts';

const id = (number: number, name: string) => `migrations/2026010100000${number}_${name}/migration.sql`;

describe('migrate deploy', () => {
  test('applies what is pending, in order', async () => {
    const project = await cliProject({
      [id(1, 'a')]: 'CREATE TABLE a (id int);',
      [id(2, 'b')]: 'ALTER TABLE a ADD b int;',
      ...deals(),
    });
    const status = await project.show('migrate', 'status');
    expect(status.status).toBe(2);
    expect(status.screen).toMatchInlineSnapshot(`
      "· <time>_a  pending
      · <time>_b  pending
      2 migrations are pending.
      "
    `);
    const first = await project.show('migrate', 'deploy');
    expect(first.status).toBe(0);
    expect(first.screen).toMatchInlineSnapshot(`
      "✓ <time>_a applied in <duration>
      ✓ <time>_b applied in <duration>: ACCESS EXCLUSIVE on a for <duration>
      Applied 2 migrations.
      "
    `);
    expect(await project.run('migrate', 'deploy')).toEqual({
      status: 0,
      stdout: 'Nothing is pending.\n',
      stderr: '',
    });
    const after = await project.show('migrate', 'status');
    expect(after.status).toBe(0);
    expect(after.screen).toMatchInlineSnapshot(`
      "✓ <time>_a  applied <when>
      ✓ <time>_b  applied <when>
      Nothing is pending.
      "
    `);
  });

  test('stops at the first failure and leaves the database as before that file', async () => {
    const project = await cliProject({
      [id(1, 'a')]: 'CREATE TABLE a (id int PRIMARY KEY);',
      [id(2, 'bad')]: 'INSERT INTO a VALUES (1);\n\n-- and again\nINSERT INTO a\n  VALUES (1);\n',
      [id(3, 'c')]: 'CREATE TABLE c (id int);',
    });
    const failed = await project.show('migrate', 'deploy');
    expect(failed.status).toBe(1);
    expect(failed.screen).toMatchInlineSnapshot(`
      "✓ <time>_a applied in <duration>
      ✗ <time>_bad
      error[migration-failed]: PostgreSQL says: duplicate key value violates unique constraint "a_pkey".
       --> migrations/<time>_bad/migration.sql:4:1
        |
      4 | INSERT INTO a
        | ^^^^^^^^^^^^^
      note: detail: Key (id)=(1) already exists.
      note: SQLSTATE 23505
      note: The migration was rolled back: the database is as it was before it.
      "
    `);
    expect(await project.query(`SELECT * FROM a`)).toEqual([]);
    expect(await project.query(`SELECT to_regclass('c') AS c`)).toEqual([{ c: null }]);
    project.write({ [id(2, 'bad')]: 'INSERT INTO a VALUES (1);' });
    const { stdout } = await project.run('migrate', 'deploy', '--json');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type, id }) => `${type} ${id?.slice(15) ?? ''}`.trim())).toMatchInlineSnapshot(`
      [
        "migration-started bad",
        "statement-started bad",
        "statement-finished bad",
        "step-finished bad",
        "migration-finished bad",
        "migration-started c",
        "statement-started c",
        "statement-finished c",
        "step-finished c",
        "migration-finished c",
        "result",
      ]
    `);
    expect(lines[2]).toMatchObject({ rows: 1, durationMs: expect.any(Number), locks: [] });
    expect(lines.at(-1)).toMatchObject({ ok: true, applied: [{}, {}].map(() => expect.any(String)) });
    expect(await project.query(`SELECT * FROM a`)).toEqual([{ id: 1 }]);
  });

  test('--dry-run prints each step, its timeouts and locks, and changes nothing', async () => {
    const project = await cliProject({
      [id(1, 'a')]: 'CREATE TABLE a (id int PRIMARY KEY);',
      [id(2, 'b')]: `-- full-scan: All rows of \`a\` are read.
ALTER TABLE a ADD CHECK (id > 0);
CREATE INDEX CONCURRENTLY a_id ON a (id);
DO $$ BEGIN COMMIT; END $$;
BEGIN ISOLATION LEVEL SERIALIZABLE;
UPDATE a SET id = id + 1;
COMMIT;`,
      [id(3, 'c')]: '-- nothing\n',
    });
    await project.run('migrate', 'deploy', '--to', '20260101000001_a');
    const shown = await project.show('migrate', 'deploy', '--dry-run', '--statement-timeout', '10min');
    expect(shown.screen).toMatchInlineSnapshot(`
      "<time>_b
        1. BEGIN  lock_timeout <duration>, statement_timeout 10 min <duration>, up to 5 retries
           line 2: ALTER TABLE a ADD CHECK (id > 0)
              ACCESS EXCLUSIVE on a
              full-scan: All rows of \`a\` are read.
           COMMIT, with its note in the history
        2. outside a transaction  lock_timeout none, statement_timeout 10 min <duration>, up to 5 retries
           line 3: CREATE INDEX CONCURRENTLY a_id ON a (id)
              SHARE UPDATE EXCLUSIVE on a
        3. outside a transaction  lock_timeout <duration>, statement_timeout 10 min <duration>, never tried again by itself
           line 4: DO $$ BEGIN COMMIT; END $$
              its locks are known only when it runs
        4. BEGIN ISOLATION LEVEL SERIALIZABLE  lock_timeout <duration>, statement_timeout 10 min <duration>, up to 5 retries
           line 6: UPDATE a SET id = id + 1
              ROW EXCLUSIVE on a
           COMMIT, with its note in the history
      <time>_c
        nothing but its row in the history
      Nothing is done: this was a dry run.
      "
    `);
    const { stdout } = await project.run('migrate', 'deploy', '--dry-run', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      migrations: [{ steps: [{ transaction: true, lockTimeoutMs: 5000, retries: 5 }, {}, {}, {}] }, {}],
    });
    expect((await project.run('migrate', 'status')).stdout).toContain('2 migrations are pending.');
  });

  test('runs what no transaction can hold', async () => {
    const project = await cliProject({
      [id(1, 'a')]:
        'CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY a_id ON a (id);\nALTER TABLE a ADD b int;',
    });
    expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
    expect(
      await project.query(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass`),
    ).toEqual([{ indisvalid: true }]);
  });

  test('--script needs no database, and writes a file that does it all', async () => {
    const project = await cliProject({ [id(1, 'a')]: 'CREATE TABLE a (id int);', ...deals() });
    const words = ['migrate', 'deploy', '--script', '-o', 'deploy.sql'];
    expect(await runCli(project.folder, words)).toEqual({
      status: 0,
      stdout: '',
      stderr: 'Wrote deploy.sql with 1 migration. Run it: psql -X -f deploy.sql "$DATABASE_URL"\n',
    });
    expect(await runPsql(project.read('deploy.sql'), project.url)).toMatchObject({ status: 0 });
    expect(await project.run('migrate', 'deploy')).toMatchObject({ stdout: 'Nothing is pending.\n' });
    const without = await runCli(project.folder, ['migrate', 'deploy', '-o', 'deploy.sql']);
    expect([without.status, without.stderr]).toEqual([1, expect.stringContaining('Add --script.')]);
  });

  test('needs a database that is named', async () => {
    const project = await cliProject({ [id(1, 'a')]: 'SELECT 1;' });
    const { status, screen } = await showCli(project.folder, ['migrate', 'deploy']);
    expect(status).toBe(1);
    expect(screen).toMatchInlineSnapshot(`
      "error[no-database]: No database is named: DATABASE_URL is not set.
      help: Name it: --url postgresql://user:password@host:5432/name
      "
    `);
  });

  test('says where the folder is missing', async () => {
    const project = await cliProject({ 'schema.dsl': 'model A {\n  id Int @id\n}\n' });
    expect((await project.show('migrate', 'deploy')).screen).toMatchInlineSnapshot(`
      "warning[no-migrations-folder]: There is no migrations folder \`migrations\`.
      Nothing is pending.
      "
    `);
  });
});

describe('a password', () => {
  const secret = 'Hidden-word-7';
  const sql = `CREATE TABLE a (password text);
CREATE ROLE never_kept PASSWORD '${secret}';
SELECT pg_sleep(1.1), 'postgres://me:${secret}@host/x' AS x;
SELECT 1 / 0;`;

  test.each([[[]], [['--json']], [['--dry-run']], [['--dry-run', '--json']]])(
    'is in no output: migrate deploy %s',
    async (flags) => {
      const project = await cliProject({ [id(1, 'a')]: sql });
      const { stdout, stderr } = await project.run('migrate', 'deploy', ...flags);
      expect(stdout + stderr).toContain('_a');
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).not.toContain(new URL(project.url).password);
    },
  );

  test.each([[[]], [['--json']]])('is not in what a failing connection says: %s', async (flags) => {
    const project = await cliProject({ [id(1, 'a')]: 'SELECT 1;' });
    const urls = [
      project.url.replace(/:[^:@]*@/, `:${secret}@`),
      `postgres://me:${secret}@127.0.0.1:1/x`,
      `postgres://me:${secret}%zz@127.0.0.1/x`,
      `postgres://me@127.0.0.1:1/x?password=${secret}`,
      `mysql://me:${secret}@127.0.0.1/x`,
    ];
    for (const url of urls) {
      const { status, stdout, stderr } = await project.run('migrate', 'deploy', '--url', url, ...flags);
      expect(status).toBe(1);
      expect(stdout + stderr).not.toContain(secret);
    }
  });
});

describe('while another deploy is in progress', () => {
  /** Runs a command while a deploy holds the lock. */
  async function whileDeploying(
    words: readonly string[],
  ): Promise<{ project: CliProject; status: number; screen: string }> {
    const project = await cliProject({
      [id(1, 'slow')]: 'CREATE TABLE slow (id int); SELECT pg_sleep(600);',
      ...deals(),
    });
    const deploy = project.run('migrate', 'deploy');
    await inSession({ url: project.url }, async (database) => {
      for (;;) {
        const [row] = await database.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND state = 'active' AND pid <> pg_backend_pid() AND datname = current_database()`,
        );
        if (row) break;
      }
    });
    const shown = await project.show(...words);
    await project.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid() AND datname = current_database()`,
    );
    expect(await deploy).toMatchObject({ status: 1 });
    return { project, ...shown };
  }

  test('deploy waits as long as it is told and names the holder', async () => {
    const { status, screen } = await whileDeploying(['migrate', 'deploy', '--wait', '300ms']);
    expect(status).toBe(1);
    expect(screen).toMatchInlineSnapshot(`
      "Waiting for another deploy: process <pid> (schemac) of postgres from 127.0.0.1, since <when> UTC: schemac on <host>, process <pid>: <time>_slow, step 1 of 1
      error[deploy-lock]: Another deploy is running: process <pid> (schemac) of postgres from 127.0.0.1, since <when> UTC: schemac on <host>, process <pid>: <time>_slow, step 1 of 1. Gave up after <duration>.
      help: Wait longer: --wait 10min. If it hangs, end it: SELECT pg_terminate_backend(PROCESS)
      "
    `);
  });

  test('dev does, and writes nothing', async () => {
    const { project, status, screen } = await whileDeploying(['migrate', 'dev', '--wait', '300ms', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(screen)).toMatchObject({ ok: false, diagnostics: [{ code: 'deploy-lock' }] });
    expect(project.migrations()).toEqual(['slow']);
  });
});

describe('a database that is not there', () => {
  test('is created by dev; deploy and status say so', async () => {
    const project = await cliProject(deals());
    const url = `${project.url}_new`;
    for (const command of ['deploy', 'status']) {
      const { status, screen } = await project.show('migrate', command, '--url', url);
      expect(status).toBe(1);
      expect(screen).toContain('error[database-missing]');
    }
    const { status, screen } = await project.show('migrate', 'dev', '--url', url);
    expect(status).toBe(0);
    expect(screen).toMatchInlineSnapshot(`
      "Created the database.
        + table deals
      Wrote migrations/<time>_create_deals, and proved it both ways.
      ✓ <time>_create_deals applied in <duration>
      The database is what the schema says.
      "
    `);
    expect((await runCli(project.folder, ['migrate', 'status', '--url', url])).status).toBe(0);
  });
});
