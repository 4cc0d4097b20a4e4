import { expect } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';
import { cliProject } from './project.ts';
import { deals } from './schemas.ts';

longTest('schema.sql is kept up to date once it is there, and new databases are built from it', async () => {
  const project = await cliProject({
    ...deals('city String?'),
    'migrations/20260101000001_deals/migration.sql':
      'CREATE TABLE deals (id serial, title text NOT NULL, CONSTRAINT deals_pkey PRIMARY KEY (id));',
  });
  expect(await project.show('db', 'snapshot')).toEqual({
    status: 0,
    screen: 'Wrote migrations/schema.sql, and proved that it leads to what the migrations lead to.\n',
  });
  const { screen } = await project.show('migrate', 'dev', '--name', 'city');
  expect(screen).toContain('Wrote migrations/schema.sql anew.\n');
  const url = await servers.at(-1)!.createDatabase();
  expect(await project.show('db', 'load', '--url', url)).toMatchInlineSnapshot(`
    {
      "screen": "Loaded migrations/schema.sql into postgres://postgres@<server>/<database>. Its 2 migrations count as applied.
    ",
      "status": 0,
    }
  `);
  project.write({ 'migrations/29990101000001_hand/migration.sql': 'CREATE TABLE made_by_hand ()' });
  expect(await project.show('migrate', 'check')).toMatchInlineSnapshot(`
    {
      "screen": "warning[snapshot-older]: \`migrations/schema.sql\` is older than \`29990101000001_hand\`.
      in migrations/schema.sql
    help: Write it anew: \`schemac db snapshot\`
    ✓ The migrations lead to the schema.
    ✗ schema.sql is not what the migrations lead to.
    ",
      "status": 2,
    }
  `);
  const deployed = await project.run('migrate', 'deploy', '--url', url);
  expect(deployed).toMatchObject({ status: 0, stdout: 'Applied 1 migration.\n' });
});
