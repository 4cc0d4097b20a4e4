import { describe, expect } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';
import { deals } from './schemas.ts';

const first = 'migrations/20260101000001_deals';
const second = 'migrations/20260101000002_city';
const files = {
  [`${first}/migration.sql`]: 'CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL);',
  [`${second}/migration.sql`]: 'ALTER TABLE deals ADD city text;\nCREATE INDEX deals_city ON deals (city);',
  ...deals(),
};

longTest(
  'migrate amend brings what an edit changes, and no more, and asks before rows are lost',
  async () => {
    const project = await cliProject(files);
    await project.run('migrate', 'deploy');
    await project.query(`INSERT INTO deals (title, city) VALUES ('a', 'Oslo')`);
    await project.query('CREATE TABLE of_others (id int)');
    project.write({ [`${second}/migration.sql`]: 'ALTER TABLE deals ADD city text, ADD extra int;' });
    expect(await project.show('migrate', 'amend', '20260101000002_city')).toMatchInlineSnapshot(`
    {
      "screen": "--- migrations/<time>_city/migration.sql as applied
    +++ migrations/<time>_city/migration.sql
    @@ -1,2 +1,1 @@
    -ALTER TABLE deals ADD city text;
    -CREATE INDEX deals_city ON deals (city);
    \\ No newline at end of file
    +ALTER TABLE deals ADD city text, ADD extra int;
    \\ No newline at end of file
      - index deals_city
      + column deals.extra
    The database is what <time>_city leads to now.
    ",
      "status": 0,
    }
  `);
    const rows = 'SELECT title, city, extra FROM deals';
    expect(await project.query(rows)).toEqual([{ title: 'a', city: 'Oslo', extra: null }]);
    const { diagnostics } = JSON.parse((await project.run('migrate', 'status', '--json')).stdout);
    // The table of others is still what nobody knows of.
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(['drift']);
    project.write({ [`${second}/migration.sql`]: '-- nothing' });
    expect(await project.show('migrate', 'amend')).toMatchInlineSnapshot(`
    {
      "screen": "--- migrations/<time>_city/migration.sql as applied
    +++ migrations/<time>_city/migration.sql
    @@ -1,1 +1,1 @@
    -ALTER TABLE deals ADD city text, ADD extra int;
    \\ No newline at end of file
    +-- nothing
    \\ No newline at end of file
      - column deals.city
      - column deals.extra
    ? The values of column \`deals.city\` are lost.
    Nothing is done. If that may be lost, run it again with --accept-data-loss.
    ",
      "status": 2,
    }
  `);
    expect(await project.run('migrate', 'amend', '--accept-data-loss')).toMatchObject({ status: 0 });
    expect((await project.run('migrate', 'amend')).stdout).toBe('No applied migration was edited.\n');
  },
  120_000,
);

describe('migrate reset', () => {
  longTest('wants the name of the database, empties it and applies all again', async () => {
    const project = await cliProject(files);
    await project.run('migrate', 'deploy');
    await project.query(`INSERT INTO deals (title) VALUES ('a')`);
    for (const statement of [
      'CREATE VIEW v AS SELECT * FROM deals',
      `CREATE TYPE mood AS ENUM ('a')`,
      'CREATE DOMAIN money_amount AS numeric',
      'CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int)',
      'CREATE EXTENSION hstore',
      'GRANT CREATE ON SCHEMA public TO public',
    ])
      await project.query(statement);
    project.write({ 'seed.sql': `INSERT INTO deals (title) VALUES ('seeded');` });
    const asked = await project.show('migrate', 'reset');
    expect(asked).toMatchInlineSnapshot(`
      {
        "screen": "This drops 1 table with its rows, and all else, from postgres://postgres@<server>/<database>.
      Nothing is done. If that is what you want: schemac migrate reset --force <database>
      ",
        "status": 2,
      }
    `);
    expect(await project.run('migrate', 'reset', '--force', 'other')).toMatchObject({ status: 1 });
    const name = new URL(project.url).pathname.slice(1);
    expect(await project.show('migrate', 'reset', '--force', name)).toMatchInlineSnapshot(`
      {
        "screen": "✓ <time>_deals applied in <duration>
      ✓ <time>_city applied in <duration>: ACCESS EXCLUSIVE on deals for <duration>
      ✓ line 1: INSERT INTO deals (title) VALUES ('seeded')  1 row in <duration>
      Emptied <database>, applied 2 migrations, and seeded it.
      ",
        "status": 0,
      }
    `);
    expect(await project.query('SELECT title FROM deals')).toEqual([{ title: 'seeded' }]);
    expect(
      await project.query(`SELECT to_regclass('v') AS v, to_regtype('mood') AS mood, to_regproc('one') AS one,
        to_regproc('total') AS total, to_regtype('money_amount') AS domain, to_regtype('hstore')::text AS hstore,
        has_schema_privilege('public', 'public', 'CREATE') AS granted`),
    ).toEqual([
      { v: null, mood: null, one: null, total: null, domain: null, hstore: 'hstore', granted: true },
    ]);
    expect(await project.run('migrate', 'status')).toMatchObject({ status: 0, stderr: '' });
  });
});
