import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { type CliProject, cliProject } from './project.ts';
import { deals } from './schemas.ts';

const path = (number: number, name: string) => `migrations/2026010100000${number}_${name}`;
const id = (number: number, name: string) => path(number, name).slice('migrations/'.length);

const files: Readonly<Record<string, string>> = {
  [`${path(1, 'deals')}/migration.sql`]: 'CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL);',
  [`${path(1, 'deals')}/down.sql`]: 'DROP TABLE deals;',
  [`${path(2, 'city')}/migration.sql`]: 'ALTER TABLE deals ADD city text;',
  [`${path(2, 'city')}/down.sql`]: 'ALTER TABLE deals DROP city;',
  [`${path(3, 'index')}/migration.sql`]: 'CREATE INDEX deals_city ON deals (city);',
  [`${path(3, 'index')}/down.sql`]: 'DROP INDEX deals_city;',
  ...deals(),
};

async function deployed(more: Readonly<Record<string, string>> = {}): Promise<CliProject> {
  const project = await cliProject({ ...files, ...more });
  expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
  return project;
}

const applied = async (project: CliProject) =>
  (await project.query('SELECT id FROM _schemac_migrations WHERE rolled_back_at IS NULL ORDER BY id')).map(
    (row) => row.id,
  );

describe('migrate down', () => {
  longTest('grades what it takes back, from the end of the chain, and wants consent for loss', async () => {
    const project = await deployed();
    await project.query(`INSERT INTO deals (title, city) VALUES ('a', 'Oslo'), ('b', NULL)`);
    expect(await project.show('migrate', 'down', '-n', '3', '--dry-run')).toMatchInlineSnapshot(`
      {
        "screen": "← <time>_index  lossless
      ← <time>_city  lossy
          The values of column \`deals.city\` are lost.
      ← <time>_deals  lossy
          The rows of table \`deals\` are lost.
      Would take back 3 migrations.
      ",
        "status": 0,
      }
    `);
    const asked = await project.show('migrate', 'down', '--to', id(1, 'deals'));
    expect(asked).toMatchInlineSnapshot(`
      {
        "screen": "← <time>_index  lossless
      ← <time>_city  lossy
          The values of column \`deals.city\` are lost.
      Nothing is done. If that may be lost, run it again with --accept-data-loss.
      ",
        "status": 2,
      }
    `);
    expect(await applied(project)).toHaveLength(3);
    const back = await project.show('migrate', 'down', '--to', id(1, 'deals'), '--accept-data-loss');
    expect(back).toMatchInlineSnapshot(`
      {
        "screen": "← <time>_index  lossless
      ← <time>_city  lossy
          The values of column \`deals.city\` are lost.
      ✓ <time>_index taken back
      ✓ <time>_city taken back
      Took back 2 migrations.
      ",
        "status": 0,
      }
    `);
    expect(await project.query('SELECT * FROM deals ORDER BY id')).toEqual([
      { id: 1, title: 'a' },
      { id: 2, title: 'b' },
    ]);
    expect(await applied(project)).toEqual([id(1, 'deals')]);
    expect(await project.run('migrate', 'drift')).toMatchObject({ status: 0 });
    expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
  });

  longTest('is lossless where no row has anything to lose, and goes back to nothing', async () => {
    const project = await deployed();
    const { status, stdout } = await project.run('migrate', 'down', '--to', 'none', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        ok: true,
        migrations: [{ grade: 'lossless' }, { grade: 'lossless' }, { grade: 'lossless', losses: [] }],
        takenBack: [id(3, 'index'), id(2, 'city'), id(1, 'deals')],
      },
    ]);
    expect(await applied(project)).toEqual([]);
    expect((await project.run('migrate', 'down')).stdout).toBe('There is nothing to take back.\n');
  });

  longTest('counts the rows that statements of its own delete', async () => {
    const project = await deployed({
      [`${path(4, 'rows')}/migration.sql`]: `INSERT INTO deals (title) VALUES ('x'), ('y');`,
      [`${path(4, 'rows')}/down.sql`]: `DELETE FROM deals WHERE title IN ('x', 'y');`,
    });
    const { stderr } = await project.run('migrate', 'down', '--dry-run');
    expect(stderr).toContain('It deletes 2 rows: DELETE FROM deals');
  });

  test('begins nothing where one of them has no way back, or one that fails', async () => {
    const project = await deployed({ [`${path(4, 'more')}/migration.sql`]: 'CREATE TABLE more ();' });
    expect(await project.show('migrate', 'down', '-n', '2')).toMatchInlineSnapshot(`
      {
        "screen": "← <time>_more  impossible
      error[no-down-file]: \`<time>_more\` has no \`down.sql\`, so there is no way back from it.
        in migrations/<time>_more/migration.sql
      help: Write a \`down.sql\` beside its \`migration.sql\`.
      ",
        "status": 1,
      }
    `);
    project.write({ [`${path(4, 'more')}/down.sql`]: 'DROP TABLE more;' });
    project.write({ [`${path(3, 'index')}/down.sql`]: 'DROP INDEX nothing;' });
    expect(await project.show('migrate', 'down', '-n', '2')).toMatchInlineSnapshot(`
      {
        "screen": "← <time>_more  lossless
      ← <time>_index  impossible
      error[migration-failed]: PostgreSQL says: index "nothing" does not exist.
       --> migrations/<time>_index/down.sql:1:1
        |
      1 | DROP INDEX nothing;
        | ^^^^^^^^^^^^^^^^^^
      note: SQLSTATE 42704
      ",
        "status": 1,
      }
    `);
    expect(await applied(project)).toHaveLength(4);
  });

  longTest('runs a way back that no transaction can hold', async () => {
    const project = await deployed({
      [`${path(3, 'index')}/down.sql`]: 'DROP INDEX CONCURRENTLY deals_city;',
    });
    await project.query(`INSERT INTO deals (title, city) VALUES ('a', 'Oslo')`);
    const { stderr } = await project.run('migrate', 'down', '-n', '2', '--dry-run');
    expect(stderr).toContain('_index  lossless');
    expect(stderr).toContain('_city  lossy');
    expect(await project.run('migrate', 'down')).toMatchObject({ status: 0 });
    expect(await applied(project)).toHaveLength(2);
  });

  longTest('--missing takes back what another branch has left, with what the history keeps', async () => {
    const project = await deployed();
    const other = await cliProject({
      ...deals(),
      [`${path(1, 'deals')}/migration.sql`]: files[`${path(1, 'deals')}/migration.sql`]!,
    });
    const { status } = await other.run('migrate', 'down', '--missing', '--url', project.url);
    expect(status).toBe(0);
    expect(await applied(project)).toEqual([id(1, 'deals')]);
  });

  longTest('says what is wrong with the words', async () => {
    const project = await deployed();
    expect((await project.run('migrate', 'down', '-n', '0')).stderr).toContain('`-n 0` is no number');
    expect((await project.run('migrate', 'down', '-n', '1', '--to', 'x')).stderr).toContain(
      'Choose --to, -n',
    );
    expect((await project.run('migrate', 'down', '--to', 'x')).stderr).toContain('There is no migration `x`');
  });
});

test('migrate redo runs the files as they are now', async () => {
  const project = await deployed();
  project.write({ [`${path(3, 'index')}/migration.sql`]: 'CREATE INDEX deals_city ON deals (city, title);' });
  expect(await project.show('migrate', 'redo')).toMatchInlineSnapshot(`
    {
      "screen": "← <time>_index  lossless
    ✓ <time>_index taken back
    ✓ <time>_index applied in <duration>
    Took back 1 migration, and applied it again.
    ",
      "status": 0,
    }
  `);
  expect(await project.query(`SELECT pg_get_indexdef('deals_city'::regclass) AS def`)).toEqual([
    { def: 'CREATE INDEX deals_city ON public.deals USING btree (city, title)' },
  ]);
  expect(await project.run('migrate', 'status')).toMatchObject({ status: 0, stderr: '' });
});
