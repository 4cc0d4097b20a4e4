import { describe, expect } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';
import { deals } from './schemas.ts';

const first = 'migrations/20260101000001_deals';

/** A project with one applied migration, and a database in which somebody has been at work since. */
async function drifted(change: string) {
  const project = await cliProject({
    [`${first}/migration.sql`]:
      'CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL);\nCREATE INDEX deals_title ON deals (title);',
    ...deals('@@index([title], map: "deals_title")'),
  });
  expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
  await project.query(change);
  return project;
}

describe('migrate drift', () => {
  longTest('is silent where nothing was changed', async () => {
    const project = await drifted('SELECT 1');
    expect(await project.run('migrate', 'drift')).toEqual({
      status: 0,
      stdout: 'The database is as the migrations have left it.\n',
      stderr: '',
    });
  });

  longTest('names each object, in status and deploy too, and the three answers', async () => {
    const project = await drifted('ALTER TABLE deals ADD city text, ALTER title DROP NOT NULL');
    expect(await project.show('migrate', 'drift')).toMatchInlineSnapshot(`
      {
        "screen": "  ~ column deals.title: nullable
        + column deals.city
      Changed beside the migrations since <time>_deals. Answer with --adopt, --revert or --accept.
      ",
        "status": 2,
      }
    `);
    expect(await project.show('migrate', 'status')).toMatchInlineSnapshot(`
      {
        "screen": "warning[drift]: The database was changed beside the migrations since \`<time>_deals\` was applied.
      note: ~ column deals.title: nullable
      note: + column deals.city
      help: Adopt it as a migration: \`schemac migrate drift --adopt\`
      help: Or revert it: \`schemac migrate drift --revert\`
      help: Or leave it, and hear no more of it: \`schemac migrate drift --accept\`
      ✓ <time>_deals  applied <when>
      Nothing is pending.
      ",
        "status": 2,
      }
    `);
    project.write({ 'migrations/20260101000002_more/migration.sql': 'CREATE TABLE more (id int);' });
    expect(await project.show('migrate', 'deploy')).toMatchInlineSnapshot(`
      {
        "screen": "✓ <time>_more applied in <duration>
      warning[drift]: The database was changed beside the migrations since \`<time>_deals\` was applied.
      note: ~ column deals.title: nullable
      note: + column deals.city
      help: Adopt it as a migration: \`schemac migrate drift --adopt\`
      help: Or revert it: \`schemac migrate drift --revert\`
      help: Or leave it, and hear no more of it: \`schemac migrate drift --accept\`
      Applied 1 migration.
      ",
        "status": 0,
      }
    `);
    // What a migration does is not taken for the drift, and the drift not for the migration's.
    const { drift } = JSON.parse((await project.run('migrate', 'drift', '--json')).stdout) as {
      drift: readonly { readonly text: string }[];
    };
    expect(drift.map(({ text }) => text)).toEqual(['column deals.title: nullable', 'column deals.city']);
  });

  longTest('--accept leaves it and hears no more of it', async () => {
    const project = await drifted('ALTER TABLE deals ADD city text');
    expect(await project.run('migrate', 'drift', '--accept')).toMatchObject({ status: 0 });
    expect(await project.run('migrate', 'drift')).toMatchObject({ status: 0 });
    expect(await project.run('migrate', 'status')).toMatchObject({ status: 0, stderr: '' });
  });

  longTest('--revert takes it back, and asks before rows are lost', async () => {
    const project = await drifted('ALTER TABLE deals ADD city text');
    await project.query('DROP INDEX deals_title');
    await project.query(`INSERT INTO deals (title, city) VALUES ('a', 'Oslo')`);
    const asked = await project.show('migrate', 'drift', '--revert');
    expect(asked).toMatchInlineSnapshot(`
      {
        "screen": "  - index deals_title
        + column deals.city
      ? The values of column \`deals.city\` are lost.
      Nothing is done. If that may be lost, run it again with --accept-data-loss.
      ",
        "status": 2,
      }
    `);
    expect(await project.query('SELECT city FROM deals')).toEqual([{ city: 'Oslo' }]);
    expect(await project.run('migrate', 'drift', '--revert', '--accept-data-loss')).toMatchObject({
      status: 0,
    });
    expect(await project.query(`SELECT to_regclass('deals_title') IS NOT NULL AS there`)).toEqual([
      { there: true },
    ]);
    expect(await project.run('migrate', 'drift')).toMatchObject({ status: 0 });
  });

  longTest(
    '--adopt writes a migration that counts as applied here and brings others the change',
    async () => {
      const project = await drifted('ALTER TABLE deals ADD city text');
      expect(await project.run('migrate', 'drift', '--adopt')).toMatchObject({ status: 0 });
      expect(project.migrations()).toEqual(['deals', 'add_city_to_deals']);
      expect(await project.run('migrate', 'status')).toMatchObject({ status: 0, stderr: '' });
      const other = await cliProject({
        [`${first}/migration.sql`]: project.read(`${first}/migration.sql`),
        [`${project.migration('add_city_to_deals')}/migration.sql`]: project.read(
          `${project.migration('add_city_to_deals')}/migration.sql`,
        ),
      });
      expect(await other.run('migrate', 'deploy')).toMatchObject({ status: 0 });
      expect(await other.query('SELECT city FROM deals')).toEqual([]);
    },
  );

  longTest('there is one answer', async () => {
    const project = await drifted('SELECT 1');
    expect(await project.run('migrate', 'drift', '--adopt', '--revert')).toMatchObject({ status: 1 });
  });
});
