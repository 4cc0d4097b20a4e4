import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';
import { deals } from './schemas.ts';

const first = 'migrations/20260101000001_deals';
const files = {
  [`${first}/migration.sql`]:
    'CREATE TABLE deals (id serial, title text NOT NULL, CONSTRAINT deals_pkey PRIMARY KEY (id));',
  [`${first}/down.sql`]: 'DROP TABLE deals;',
};
const second = 'migrations/20260101000002_city';

describe('migrate check', () => {
  test('finds folder, ways back, schema and database equal', async () => {
    const tests = {
      [`${first}/test.sql`]:
        "-- schemac:case a deal\n-- schemac:after\nINSERT INTO deals (title) VALUES ('a');",
    };
    const project = await cliProject({ ...files, ...tests, ...deals() });
    await project.run('migrate', 'deploy');
    await project.query('CREATE TABLE of_others (id int)');
    const checked = await project.show('migrate', 'check', '--down', '--url', project.url);
    expect(checked).toMatchInlineSnapshot(`
      {
        "screen": "✓ The migrations lead to the schema.
      ✓ Every down.sql leads back.
      ✓ The tests of migrations pass.
      ✓ The database is what the migrations lead to.
      ",
        "status": 0,
      }
    `);
    const databases = `SELECT count(*)::int AS n FROM pg_database WHERE datname LIKE 'schemac_scratch_%'`;
    expect(await project.query(databases)).toEqual([{ n: 0 }]);
    const skipping = await project.run('migrate', 'check', '--skip-tests', '--json');
    expect(JSON.parse(skipping.stdout)).toEqual({ ok: true, schema: true, diagnostics: [] });
    const tried = await project.run('migrate', 'test', `${first}/`, '--url', project.url);
    expect(tried).toMatchObject({ status: 0, stdout: expect.stringContaining('✓ a deal') });
  });

  longTest(
    'finds an applied migration that was edited, which amend records anew',
    async () => {
      const project = await cliProject({ ...deals() });
      await project.run('migrate', 'dev', '--name', 'deals');
      await project.run('migrate', 'dev', '--create-only', '--empty', '--name', 'draft');
      const path = `${project.migration('deals')}/migration.sql`;
      const text = project.read(path);
      // Neither a draft nor a comment is an edit of what was applied.
      project.write({
        [path]: text.replace(/;/, ' ; -- a comment'),
        [`${project.migration('draft')}/migration.sql`]: 'SELECT 1;',
      });
      expect(await project.run('migrate', 'check')).toMatchObject({ status: 0, stderr: '' });
      project.write({ [path]: `${text}\nSELECT 2;` });
      expect(await project.show('migrate', 'check')).toMatchInlineSnapshot(`
      {
        "screen": "warning[edited-since-recorded]: \`<time>_deals\` had its SQL edited after schemac.lock recorded it as applied.
        in migrations/<time>_deals/migration.sql
      note: Databases that have it keep what it was; new ones get what it is now.
      help: Undo the edit, and write a new migration for what it was to change.
      help: If the edit is to stay, bring it into the development database: \`schemac migrate amend <time>_deals\`
      ✗ Applied migrations were edited after they were recorded.
      ✓ The migrations lead to the schema.
      ",
        "status": 2,
      }
    `);
      const dev = await project.run('migrate', 'dev');
      expect(dev.stderr).toContain('+ SELECT 2');
      expect(dev.stderr).not.toContain('edited-since-recorded');
      await project.run('migrate', 'amend');
      expect(await project.run('migrate', 'check', '--url', project.url)).toMatchObject({
        status: 0,
        stderr: '',
      });
    },
    120_000,
  );

  longTest('names such an edit in migrate dev of a database that never had the migration', async () => {
    const project = await cliProject({ ...deals() });
    await project.run('migrate', 'dev', '--name', 'deals');
    const path = `${project.migration('deals')}/migration.sql`;
    project.write({ [path]: `${project.read(path)}\nSELECT 3;` });
    const fresh = await project.runWith({ env: { DATABASE_URL: `${project.url}_fresh` } }, 'migrate', 'dev');
    expect(fresh.stderr).toContain('edited-since-recorded');
  });

  longTest('names what the schema asks for and no migration makes', async () => {
    const project = await cliProject({ ...files, ...deals('city String?') });
    expect(await project.show('migrate', 'check')).toMatchInlineSnapshot(`
      {
        "screen": "error[migration-misses-schema]: The migrations do not make column deals.city, which the schema has.
       --> schema.dsl:4:3
        |
      4 |   city String?
        |   ^^^^
      ✗ The migrations do not lead to the schema.
      ",
        "status": 2,
      }
    `);
  });

  test('names what is pending and what was changed in the database', async () => {
    const project = await cliProject({
      ...files,
      ...deals('city String?'),
      [`${second}/migration.sql`]: 'ALTER TABLE deals ADD city text;',
    });
    const pending = await project.run('migrate', 'check', '--url', project.url);
    expect([pending.status, pending.stdout]).toEqual([2, expect.stringContaining('The database lacks')]);
    await project.run('migrate', 'deploy');
    await project.query('ALTER TABLE deals ALTER city TYPE varchar(3), ADD extra int');
    expect(await project.show('migrate', 'check', '--url', project.url)).toMatchInlineSnapshot(`
      {
        "screen": "✓ The migrations lead to the schema.
      ✗ The database is not what the migrations lead to:
        ~ column deals.city: type, from text to character varying(3) (rewrite)
        + column deals.extra
      ",
        "status": 2,
      }
    `);
  });

  longTest('names the migration that fails, and the way back that does not lead back', async () => {
    const project = await cliProject({
      ...files,
      ...deals(),
      [`${first}/down.sql`]: 'DROP TABLE deals CASCADE; CREATE TABLE left_behind ();',
    });
    expect(await project.show('migrate', 'check', '--down')).toMatchInlineSnapshot(`
      {
        "screen": "error[down-does-not-lead-back]: The down.sql of \`<time>_deals\` does not lead back to what was there.
        in migrations/<time>_deals/down.sql
      note: Left to be done: - table left_behind
      ✓ The migrations lead to the schema.
      ✗ Not every down.sql leads back.
      ",
        "status": 1,
      }
    `);
    project.write({ [`${second}/migration.sql`]: 'ALTER TABLE nothing ADD city text;' });
    expect(await project.show('migrate', 'check')).toMatchInlineSnapshot(`
      {
        "screen": "error[migration-failed]: PostgreSQL says: relation "nothing" does not exist.
       --> migrations/<time>_city/migration.sql:1:1
        |
      1 | ALTER TABLE nothing ADD city text;
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      note: SQLSTATE 42P01
      ✗ The migrations fail on an empty database.
      ",
        "status": 1,
      }
    `);
  });
});
