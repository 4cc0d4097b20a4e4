import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject, queryOnce } from './project.ts';
import { deals } from './schemas.ts';

describe('db execute', () => {
  longTest('shows rows as psql does, and a failure at its line', async () => {
    const project = await cliProject({
      'rows.sql': `CREATE TABLE a (id int, "the name" text);
INSERT INTO a VALUES (1, E'two\\nlines'), (20, '日本'), (NULL, E'\\x1b[31m');
-- as they are
SELECT * FROM a;`,
      'typed.sql': `SELECT 1 AS n, 2::bigint AS n, 9007199254740993 AS big, true AS t, NULL AS u, '[1]'::jsonb AS j;`,
      'fails.sql': "UPDATE a SET id = 0;\n\nSELECT 'é', id,\n  nope FROM a;",
      'steps.sql': 'UPDATE a SET id = 0;\nVACUUM a;\nSELECT 1/0;\n',
      'copy.sql': 'COPY a TO stdout;',
    });
    expect((await project.show('db', 'execute', '--file', 'rows.sql')).screen).toMatchInlineSnapshot(`
      "✓ line 1: CREATE TABLE a (id int, "the name" text)  <duration>
      ✓ line 2: INSERT INTO a VALUES (1, E'two\\nlines'), (20, '日本'), (NULL, E'\\x1b[31m')  3 rows in <duration>
       id | the name
      ----+----------
        1 | two     +
          | lines
       20 | 日本
          | \\x1B[31m
      (3 rows)

      "
    `);
    const typed = await project.run('db', 'execute', '--file', 'typed.sql', '--json');
    expect(JSON.parse(typed.stdout).results[0]).toMatchObject({
      columns: ['n', 'n', 'big', 't', 'u', 'j'],
      rows: [{ n: 1, n_2: 2, big: '9007199254740993', t: true, u: null, j: [1] }],
    });
    const failed = await project.show('db', 'execute', '--file', 'fails.sql');
    expect(failed.status).toBe(1);
    expect(failed.screen).toMatchInlineSnapshot(`
      "✓ line 1: UPDATE a SET id = 0  3 rows in <duration>
      error[statement-failed]: PostgreSQL says: column "nope" does not exist.
       --> fails.sql:4:3
        |
      4 |   nope FROM a;
        |   ^^^^^^^^^^^
      note: SQLSTATE 42703
      note: Its transaction was rolled back: nothing of the script is done.
      "
    `);
    expect(await project.query('SELECT id FROM a WHERE id = 0')).toEqual([]);
    expect((await project.show('db', 'execute', '--file', 'steps.sql')).screen).toContain(
      'note: 2 of its 3 steps are done, and stay so.',
    );
    expect(await project.query('SELECT DISTINCT id FROM a')).toEqual([{ id: 0 }]);
    expect((await project.run('db', 'execute', '--file', 'copy.sql')).stderr).toContain('error[copy-data]');
  });
});

describe('db push', () => {
  test('brings a database to the schema and writes no migration', async () => {
    const project = await cliProject(deals('city String?'));
    const dry = await project.run('db', 'push', '--dry-run');
    expect(dry.stdout).toContain('CREATE TABLE deals');
    expect(await project.query(`SELECT to_regclass('deals') AS deals`)).toEqual([{ deals: null }]);
    expect((await project.show('db', 'push')).screen).toBe(
      '  + table deals\nThe database is what the schema says.\n',
    );
    await project.query(`INSERT INTO deals (title, city) VALUES ('a', 'b')`);
    project.write(deals());
    const asked = await project.show('db', 'push');
    expect(asked.status).toBe(2);
    expect(asked.screen).toContain('--accept-data-loss');
    expect(await project.run('db', 'push', '--accept-data-loss')).toMatchObject({ status: 0 });
    expect(await project.query('SELECT * FROM deals')).toEqual([{ id: 1, title: 'a' }]);
    expect(project.migrations()).toEqual([]);
    expect(await project.query(`SELECT to_regclass('_schemac_migrations') AS history`)).toEqual([
      { history: null },
    ]);

    const unnamed = await project.run('db', 'push', '--force-reset');
    expect(unnamed.status).toBe(2);
    expect(unnamed.stderr).toContain('This drops 1 table with its rows');
    const name = new URL(project.url).pathname.slice(1);
    expect(await project.run('db', 'push', '--force-reset', name)).toMatchObject({ status: 0 });
    expect(await project.query('SELECT * FROM deals')).toEqual([]);
  });

  longTest('says that no migration holds it where migrations made the database', async () => {
    const project = await cliProject({
      ...deals('city String?'),
      'migrations/20260101000000_a/migration.sql':
        'CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL);',
    });
    await project.run('migrate', 'deploy');
    const { stdout, stderr } = await project.run('db', 'push');
    expect(stdout).toContain('+ column deals.city');
    expect(stderr).toContain('schemac migrate drift --adopt');
  });
});

describe('db seed', () => {
  longTest('runs seed.sql beside the schema, or the command of package.json with its arguments', async () => {
    const project = await cliProject({
      ...deals(),
      'seed.sql': `INSERT INTO deals (title) VALUES ('from SQL');`,
      'fill.js':
        'console.log(process.env.DATABASE_URL, ...process.argv.slice(2)); process.exit(process.argv.length - 4)',
    });
    await project.run('db', 'push');
    expect(await project.run('db', 'seed')).toMatchObject({
      status: 0,
      stdout: 'Seeded the database from seed.sql.\n',
    });
    expect(await queryOnce(project.url, 'SELECT title FROM deals')).toEqual([{ title: 'from SQL' }]);
    project.write({ 'package.json': '{ "prisma": { "seed": "node fill.js" } }' });
    const ran = await project.run('db', 'seed', '--', 'two words', '--flag');
    expect(ran).toMatchObject({
      status: 0,
      stdout: `${project.url} two words --flag\nSeeded the database.\n`,
    });
    const failed = await project.run('db', 'seed', '--json', '--', '1', '2', '3');
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.stdout).diagnostics[0]).toMatchObject({
      code: 'seed-failed',
      message: 'The seed command `node fill.js` ended with status 1.',
    });
    project.write({
      'package.json': '{}',
      'prisma.config.ts': `export default { schema: 'seed: "no"', // seed: 'no'
  migrations: { path: 'http://a', seed: 'node fill.js "a b" c' } };`,
    });
    expect((await project.run('db', 'seed')).stdout).toContain(`${project.url} a b c\n`);
    expect((await project.run('validate', '--', 'x')).stderr).toContain('what stands after `--`');
  });
});
