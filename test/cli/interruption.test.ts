import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { type CliProject, cliProject } from './project.ts';
import { deals } from './schemas.ts';

/** Runs `migrate dev` and sends it this signal as soon as the condition holds. Returns the exit status. */
async function endedWhen(
  project: CliProject,
  signal: NodeJS.Signals,
  condition: () => Promise<boolean> | boolean,
): Promise<number> {
  return (await interrupted(project, signal, condition, ['dev'])).status;
}

async function interrupted(
  project: CliProject,
  signal: NodeJS.Signals,
  condition: () => Promise<boolean> | boolean,
  words: readonly string[],
) {
  let over = false;
  const watch = async (end: () => void) => {
    while (!over && !(await condition())) await delay(2);
    end();
  };
  const ran = await project.runWith(
    { onStart: (child) => void watch(() => child.kill(signal)) },
    'migrate',
    ...words,
  );
  over = true;
  return ran;
}

/** Makes statements that create tables wait, until the returned function is called. */
async function holdUp(project: CliProject): Promise<() => Promise<void>> {
  await project.query('CREATE TABLE gate (id int)');
  await project.query('INSERT INTO gate VALUES (1)');
  await project.query(
    `CREATE FUNCTION wait_at_gate() RETURNS event_trigger LANGUAGE plpgsql AS
       $$ BEGIN WHILE EXISTS (SELECT FROM gate) AND current_setting('application_name') = 'schemac' LOOP PERFORM pg_sleep(0.01); END LOOP; END $$`,
  );
  return async () => {
    await project.query('DELETE FROM gate');
  };
}

const expectedHistory = `SELECT count(*)::int AS rows, count(finished_at)::int AS finished FROM _schemac_migrations`;

describe('migrate dev that is killed', () => {
  longTest('between writing the file and applying it goes on by itself', async () => {
    const project = await cliProject(deals('city String?'));
    await project.run('migrate', 'dev', '--create-only');
    // A file that is written and not applied is not in the lock file yet: this is what such a death leaves.
    expect(existsSync(join(project.folder, 'migrations', 'schemac.lock'))).toBe(false);
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['create_deals']);
    expect((await project.run('migrate', 'dev')).stdout).toMatch(/^Nothing to do/);
  });

  test('between applying it and the lock file too', async () => {
    const project = await cliProject(deals());
    await project.run('migrate', 'dev');
    const lock = project.read('migrations/schemac.lock');
    project.write(deals('city String?'));
    await project.run('migrate', 'dev');
    project.write({ 'migrations/schemac.lock': lock });
    const next = await project.run('migrate', 'dev');
    expect(next).toMatchObject({
      status: 0,
      stdout: 'Nothing to do: the database is what the schema says.\n',
    });
    expect(project.read('migrations/schemac.lock')).toContain('object column:public.deals.city');
    expect(project.read('migrations/schemac.lock')).toContain('_add_city_to_deals');
  });

  longTest('as soon as the file is there leaves a folder that the next run takes up', async () => {
    const project = await cliProject(deals());
    const status = await endedWhen(project, 'SIGKILL', () => project.migrations().length > 0);
    expect([0, 137]).toContain(status);
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['create_deals']);
    expect(await project.query(expectedHistory)).toEqual([{ rows: 1, finished: 1 }]);
  });

  test('while it is applied leaves nothing of it in the database', async () => {
    const project = await cliProject(deals());
    const open = await holdUp(project);
    await project.query(
      "CREATE EVENT TRIGGER gate ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION wait_at_gate()",
    );
    const waiting = () =>
      project.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%CREATE TABLE deals%' AND application_name = 'schemac' AND state = 'active'`,
      );
    const status = await endedWhen(project, 'SIGKILL', async () => (await waiting()).length > 0);
    expect(status).toBe(137);
    expect(existsSync(join(project.folder, 'migrations'))).toBe(false);
    await open();
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['create_deals']);
  });
});

describe('migrate squash that is killed', () => {
  const chain = {
    'migrations/1_deals/migration.sql': 'CREATE TABLE deals (id int PRIMARY KEY);',
    'migrations/1_deals/down.sql': 'DROP TABLE deals;',
    'migrations/2_city/migration.sql': '-- schemac:parent 1_deals\nALTER TABLE deals ADD city text;',
    'migrations/3_town/migration.sql': '-- schemac:parent 2_city\nALTER TABLE deals RENAME city TO town;',
    ...deals(),
  };
  const killer = `--import=${resolve('test/support/killAtChange.mjs')}`;

  longTest(
    'at any change of a file leaves the old folder or one that the next command finishes',
    async () => {
      const heads = new Set<string>();
      for (let at = 0; ; at++) {
        const project = await cliProject(chain);
        const squash = ['migrate', 'squash', '--to', '2_city', '--url', project.url];
        const { status } = await project.runWith(
          { env: { NODE_OPTIONS: killer, KILL_AT: String(at) } },
          ...squash,
        );
        if (status === 0) break;
        expect(status).toBe(137);
        const next = await project.run('migrate', 'deploy');
        expect(next.status, next.stderr).toBe(0);
        const ids = existsSync(join(project.folder, 'migrations/2_squashed'))
          ? ['2_squashed']
          : ['1_deals', '2_city'];
        heads.add(`${ids}, ${/is finished now/.test(next.stderr) ? 'told' : 'not told'}`);
        expect(
          (await project.query('SELECT id FROM _schemac_migrations ORDER BY id')).map(({ id }) => id),
        ).toEqual([...ids, '3_town']);
        expect(readdirSync(join(project.folder, 'migrations')).filter((name) => /^\d/.test(name))).toEqual([
          ...ids,
          '3_town',
        ]);
        expect(await project.run('migrate', 'status')).toMatchObject({ status: 0 });
      }
      expect([...heads]).toEqual(['1_deals,2_city, not told', '2_squashed, told']);
    },
    600_000,
  );
});

test('a deploy that is told to end between batches says how far it is, and the next one goes on', async () => {
  const project = await cliProject({
    ...deals(),
    'migrations/1_t/migration.sql': `CREATE TABLE t (id int PRIMARY KEY, tries int DEFAULT 0);
INSERT INTO t SELECT i FROM generate_series(1, 200) AS i;`,
    'migrations/2_n/migration.sql': `SELECT 1;
-- schemac:batch by=id size=50 pause=300ms
UPDATE t SET tries = tries + 1;`,
  });
  const begun = async () => {
    const [row] = await project.query(
      `SELECT to_regclass('t') IS NOT NULL AND to_regclass('_schemac_migrations') IS NOT NULL AS there`,
    );
    if (!row!.there) return false;
    return (await project.query(`SELECT FROM t WHERE tries = 1`)).length > 0;
  };
  const { status, stderr } = await interrupted(project, 'SIGTERM', begun, ['deploy']);
  expect([status, stderr]).toEqual([
    143,
    expect.stringMatching(
      /^Interrupted: 2_n is at step 2 of 2: [\d,]+ of about [\d,]+ rows \(\d+ %\)\. The next run goes on there\.$/m,
    ),
  ]);
  expect((await project.run('migrate', 'status')).stdout).toMatch(
    /2_n {2}partial, at step 2 of 2: [\d,]+ of about [\d,]+ rows/,
  );
  expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
  expect(await project.query('SELECT count(*)::int AS n FROM t WHERE tries = 1')).toEqual([{ n: 200 }]);
});

const slow = { 'migrations/20260101000000_slow/migration.sql': 'SELECT pg_sleep(600);' };
const sleepers = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()`;

/** The last line that a deploy of what sleeps for long writes for machines, after Ctrl-C. */
async function lastLine(project: CliProject, ...words: readonly string[]): Promise<object> {
  const there = async () => (await project.query(sleepers)).length > 0;
  const { status, stdout } = await interrupted(project, 'SIGINT', there, ['deploy', '--json', ...words]);
  expect(status).toBe(130);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}

test('Ctrl-C ends a command with 130, and the next one goes on', async () => {
  const project = await cliProject({ ...deals(), ...slow });
  expect(await lastLine(project)).toEqual({
    ...{ at: expect.any(String), type: 'interrupted', ok: false },
    message: expect.stringContaining('nothing of 20260101000000_slow is in the database'),
  });
  await expect.poll(async () => (await project.query(sleepers)).length, { timeout: 5000 }).toBe(0);
  project.write({ 'migrations/20260101000000_slow/migration.sql': 'SELECT 1;' });
  expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
});

longTest('a deploy to many targets says at Ctrl-C which of them ran', async () => {
  const project = await cliProject({ ...deals(), ...slow, targets: 'tenant_1\ntenant_2\n' });
  expect(await lastLine(project, '--targets', 'targets', '--parallel', '1')).toMatchObject({
    ...{ type: 'interrupted', ok: false, running: ['tenant_1'], diagnostics: [] },
    counts: { applied: 0, upToDate: 0, failed: 0, doneBefore: 0, notBegun: 1 },
  });
});

longTest(
  'a scratch database goes with the command that made it, or with the next one after a SIGKILL',
  async () => {
    const [first, second] = ['migrations/20260101000000_slow', 'migrations/20260102000000_deals'];
    const project = await cliProject({ ...deals(), ...slow, [`${second}/migration.sql`]: 'SELECT 1;' });
    const squash = ['squash', '--keep-data', '--url', project.url];
    const working = `SELECT datname AS name FROM pg_stat_activity
    WHERE datname LIKE 'schemac_scratch_%' AND state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()`;
    const left = async (signal: NodeJS.Signals) => {
      let name: unknown;
      const there = async () => {
        name = (await project.query(working))[0]?.name;
        return name !== undefined;
      };
      const { status, stderr } = await interrupted(project, signal, there, squash);
      const found = await project.query(`SELECT FROM pg_database WHERE datname = '${name}'`);
      return [status, stderr, found.length];
    };
    expect(await left('SIGTERM')).toEqual([143, '', 0]);
    expect(await left('SIGHUP')).toEqual([129, '', 0]);
    expect(await left('SIGKILL')).toEqual([137, '', 1]);
    await expect.poll(async () => (await project.query(working)).length, { timeout: 5000 }).toBe(0);
    project.write({ [`${first}/migration.sql`]: 'CREATE TABLE deals (id int PRIMARY KEY);' });
    expect(await project.run('migrate', ...squash)).toMatchObject({ status: 0 });
    expect(
      await project.query(`SELECT FROM pg_database WHERE datname LIKE 'schemac_scratch_%' AND NOT EXISTS (
      SELECT FROM pg_stat_activity WHERE pid::text = split_part(datname, '_', 3))`),
    ).toEqual([]);
  },
);
