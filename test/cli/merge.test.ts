import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { type CliProject, cliProject } from './project.ts';
import { deals } from './schemas.ts';

const path = (number: number, name: string) => `migrations/2026010100000${number}_${name}`;
const id = (number: number, name: string) => path(number, name).slice('migrations/'.length);
const after = (parent: string) => `-- schemac:parent ${parent}\n`;
const schemaLine = '-- schemac:schema 0123456789abcdef\n';

/** A chain of one migration, and two that follow it, each with this SQL. */
function forked(left: string, right: string, ...lines: readonly string[]): Promise<CliProject> {
  return cliProject({
    [`${path(1, 'deals')}/migration.sql`]: 'CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL);',
    [`${path(2, 'left')}/migration.sql`]: `${after(id(1, 'deals'))}${left}`,
    [`${path(3, 'right')}/migration.sql`]: `${after(id(1, 'deals'))}${right}`,
    ...deals(...lines),
  });
}

/** One branch renames a column by hand, the other was generated and changes its type. */
async function forkedByGeneration(): Promise<CliProject> {
  const project = await forked(
    'ALTER TABLE deals RENAME title TO name;',
    `${schemaLine}ALTER TABLE deals ALTER title TYPE varchar(20), ADD b int;`,
    'b Int?',
  );
  const schema = project.read('schema.dsl').replace('title String', 'name String @db.VarChar(20)');
  project.write({ 'schema.dsl': schema });
  return project;
}

describe('two heads', () => {
  test('stop a deploy before anything runs, and are drawn', async () => {
    const project = await forked('ALTER TABLE deals ADD a int;', 'ALTER TABLE deals ADD b int;');
    const stopped = await project.run('migrate', 'deploy');
    expect([stopped.status, stopped.stderr]).toEqual([1, expect.stringContaining('several-heads')]);
    expect(await project.query(`SELECT to_regclass('deals') AS deals`)).toEqual([{ deals: null }]);
    expect(await project.show('migrate', 'history')).toMatchInlineSnapshot(`
      {
        "screen": "error[several-heads]: The chain of migrations ends in 2 heads: \`<time>_left\` and \`<time>_right\`.
        in migrations/<time>_right
      note: Two branches added a migration after the same one, and both were merged.
      help: Join them: \`schemac migrate merge\`. It tries both orders and says whether they agree.
      ○    <time>_right  (head) pending
      │ ○  <time>_left  (head) pending
      ├─╯
      ○    <time>_deals  pending
      ",
        "status": 1,
      }
    `);
  });

  longTest('that commute are joined, and the database follows', async () => {
    const project = await forked('ALTER TABLE deals ADD a int;', 'ALTER TABLE deals ADD b int;');
    const merged = await project.show('migrate', 'merge');
    expect(merged).toMatchInlineSnapshot(`
      {
        "screen": "✓ They commute: every order leads to the same schema.
      Wrote migrations/<time>_merge, which joins <time>_left and <time>_right.
      ",
        "status": 0,
      }
    `);
    expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
    const { stdout } = await project.run('migrate', 'history', '--json');
    const { migrations } = JSON.parse(stdout) as { migrations: readonly Record<string, unknown>[] };
    expect(migrations.map(({ id, state, parents, head }) => ({ id, state, parents, head }))).toMatchObject([
      { id: id(1, 'deals'), state: 'applied', parents: [] },
      { id: id(2, 'left'), parents: [id(1, 'deals')] },
      { id: id(3, 'right'), parents: [id(1, 'deals')] },
      { state: 'applied', parents: [id(2, 'left'), id(3, 'right')], head: true },
    ]);
    expect(await project.show('migrate', 'history')).toMatchInlineSnapshot(`
      {
        "screen": "●    <time>_merge  applied <when> by postgres in <duration>
      ├─╮
      │ ●  <time>_right  applied <when> by postgres in <duration>
      ● │  <time>_left  applied <when> by postgres in <duration>
      ├─╯
      ●    <time>_deals  applied <when> by postgres in <duration>
      ",
        "status": 0,
      }
    `);
    expect((await project.run('migrate', 'merge')).stdout).toBe(
      'There is nothing to join: the chain has one end.\n',
    );
  });

  longTest('that do not commute are named, with what each order leads to', async () => {
    const project = await forked(
      'ALTER TABLE deals ADD city text;',
      `ALTER TABLE deals ADD IF NOT EXISTS city varchar(9);`,
    );
    expect(await project.show('migrate', 'merge')).toMatchInlineSnapshot(`
      {
        "screen": "They do not commute:
      ✓ <time>_left, then <time>_right
      ✗ <time>_right, then <time>_left: fails
      error[migration-failed]: PostgreSQL says: column "city" of relation "deals" already exists.
       --> migrations/<time>_left/migration.sql:2:1
        |
      2 | ALTER TABLE deals ADD city text;
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      note: SQLSTATE 42701
      None of the branches was written by \`migrate dev\` as it is: mend one by hand.
      Or join them as they are, for the first of these orders: schemac migrate merge --force
      ",
        "status": 2,
      }
    `);
    expect(project.migrations()).toHaveLength(3);
    expect(await project.run('migrate', 'merge', '--force')).toMatchObject({ status: 0 });
    expect(await project.run('migrate', 'deploy')).toMatchObject({ status: 0 });
  });

  longTest('of which one was generated are planned anew', async () => {
    const project = await forkedByGeneration();
    const replanned = await project.show('migrate', 'merge', '--replan');
    expect(replanned).toMatchInlineSnapshot(`
      {
        "screen": "They do not commute:
      ✗ <time>_left, then <time>_right: fails
      error[migration-failed]: PostgreSQL says: column "title" of relation "deals" does not exist.
       --> migrations/<time>_right/migration.sql:3:1
        |
      3 | ALTER TABLE deals ALTER title TYPE varchar(20), ADD b int;
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      note: SQLSTATE 42703
      ✓ <time>_right, then <time>_left
      Removed <time>_right.
      Wrote migrations/<time>_right in its place, and proved it.
      Where the removed one is applied, take it back first: schemac migrate down --missing
      ",
        "status": 0,
      }
    `);
    expect(project.migrations()).toEqual(['deals', 'left', 'right']);
    expect(project.read(`${project.migration('right')}/migration.sql`)).toContain('ALTER COLUMN name TYPE');
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toHaveLength(3);
  });

  longTest('are not planned anew where that would lose statements on rows', async () => {
    const project = await forkedByGeneration();
    const file = `${project.migration('right')}/migration.sql`;
    project.write({ [file]: `${project.read(file)}UPDATE deals SET title = upper(title);\n` });
    const refused = await project.run('migrate', 'merge', '--replan');
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('error[replan-loses]') });
    expect(project.read(file)).toContain('upper(title)');
  });

  longTest(
    'of which one is a change in phases are planned anew in phases',
    async () => {
      const table = 'CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL, city text);';
      const project = await cliProject({ [`${path(1, 'deals')}/migration.sql`]: table });
      const columns = 'city String? @default("Rome")\n  state String @backfill("title")';
      project.write(deals(columns));
      await project.run('migrate', 'dev', '--create-only', '--phased', '--name', 'state');
      expect(project.migrations()).toEqual(['deals', 'state_expand', 'state_contract']);
      const rename = `${after(id(1, 'deals'))}ALTER TABLE deals RENAME city TO town;`;
      project.write({ 'migrations/20990101000000_town/migration.sql': rename });
      project.write(deals(columns.replace('city', 'town')));
      const { status, stdout, stderr } = await project.run('migrate', 'merge', '--replan');
      expect([status, stderr]).toEqual([0, expect.stringContaining('town, then')]);
      expect(stdout).toMatch(
        /^Removed \d+_state_expand, \d+_state_contract\.\nWrote .*_state_expand and .*_state_contract in its place/,
      );
      expect(project.migrations()).toEqual(['deals', 'town', 'state_expand', 'state_contract']);
      expect(project.read(`${project.migration('state_expand')}/migration.sql`)).toMatch(
        /^-- schemac:parent 20990101000000_town\n/,
      );
      const contract = project.read(`${project.migration('state_contract')}/migration.sql`);
      expect(contract).toMatch(
        /^-- schemac:parent \d+_state_expand\n-- schemac:schema .*\n-- schemac:hold\n/,
      );
      expect(await project.run('migrate', 'check')).toMatchObject({ status: 0 });
    },
    240_000,
  );

  longTest('are tried on the server that is named, in a database that goes again', async () => {
    const project = await forked(
      'CREATE INDEX CONCURRENTLY a ON deals (title);',
      'CREATE INDEX CONCURRENTLY b ON deals (title);',
    );
    const count = `SELECT count(*)::int AS n FROM pg_database WHERE datname LIKE 'schemac_scratch_%'`;
    expect(await project.run('migrate', 'merge', '--url', project.url, '--json')).toMatchObject({
      status: 0,
    });
    expect(await project.query(count)).toEqual([{ n: 0 }]);
  });
});
