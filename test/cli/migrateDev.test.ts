import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';
import { deals, dealsWithStatus } from './schemas.ts';

describe('a migration', () => {
  test('is written, proven and applied; then there is nothing to do', async () => {
    const project = await cliProject(deals());
    const first = await project.show('migrate', 'dev');
    expect(first.screen).toMatchInlineSnapshot(`
      "  + table deals
      Wrote migrations/<time>_create_deals, and proved it both ways.
      ✓ <time>_create_deals applied in <duration>
      The database is what the schema says.
      "
    `);
    expect(first.status).toBe(0);
    expect(readdirSync(join(project.folder, project.migration('create_deals'))).sort()).toEqual([
      'down.sql',
      'migration.sql',
    ]);
    expect(await project.query('SELECT * FROM deals')).toEqual([]);
    const second = await project.run('migrate', 'dev');
    expect(second).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'Nothing to do: the database is what the schema says.\n',
    });
    expect(project.migrations()).toEqual(['create_deals']);
  });

  longTest('has the name that it is given, as a slug', async () => {
    const project = await cliProject(deals());
    expect(await project.run('migrate', 'dev', '--name', 'Café: First DEALS!')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['cafe_first_deals']);
  });

  longTest('comes after those that are pending', async () => {
    const project = await cliProject(deals());
    await project.run('migrate', 'dev', '--create-only');
    project.write(deals('city String?'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.screen).toMatchInlineSnapshot(`
      "✓ <time>_create_deals applied in <duration>
        + column deals.city
      Wrote migrations/<time>_add_city_to_deals, and proved it both ways.
      ✓ <time>_add_city_to_deals applied in <duration>
      The database is what the schema says.
      "
    `);
    expect(await project.query('SELECT city FROM deals')).toEqual([]);
  });

  test('of an enum may use the new value at once', async () => {
    const project = await cliProject(dealsWithStatus(['draft', 'live'], 'status Status @default(draft)'));
    await project.run('migrate', 'dev');
    await project.query(`INSERT INTO deals (title) VALUES ('old')`);
    project.write(dealsWithStatus(['draft', 'live', 'ended'], 'status Status @default(ended)'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.screen).toMatchInlineSnapshot(`
      "  ~ enum Status: values
        ~ column deals.status: default
      Wrote migrations/<time>_change_status_of_deals, and proved it both ways.
        step 1 of 2  <duration>  line 5: ALTER TYPE "Status" ADD VALUE 'ended'
        step 2 of 2  <duration>  line 9: ALTER TABLE deals ALTER COLUMN status SET DEFAULT 'ended'
      ✓ <time>_change_status_of_deals applied in <duration>
      The database is what the schema says.
      "
    `);
    await project.query(`INSERT INTO deals (title) VALUES ('new')`);
    expect(await project.query('SELECT title, status FROM deals ORDER BY id')).toEqual([
      { title: 'old', status: 'draft' },
      { title: 'new', status: 'ended' },
    ]);
  });

  test('of a type keeps the rows', async () => {
    const project = await cliProject(deals('price String', 'cents Int @default(0)'));
    await project.run('migrate', 'dev');
    await project.query(`INSERT INTO deals (title, price, cents) VALUES ('a', '12', 3)`);
    project.write(deals('price Int', 'cents BigInt @default(0)'));
    const ran = await project.run('migrate', 'dev');
    expect(ran).toMatchObject({ status: 0 });
    expect(await project.query('SELECT price, cents FROM deals')).toEqual([{ price: 12, cents: 3n }]);
  });

  test('leaves alone what the schema never declared, and says so', async () => {
    const project = await cliProject(deals());
    await project.run('migrate', 'dev');
    await project.query('CREATE TABLE hand (id int PRIMARY KEY)');
    await project.query('ALTER TABLE deals ADD note text');
    await project.query('CREATE INDEX by_hand ON deals (title)');
    const first = await project.run('migrate', 'dev');
    expect(first.stderr).toBe(
      'Left alone, as the schema has never declared them: table hand, column deals.note, index by_hand.\n',
    );
    project.write(deals('city String?'));
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    const left = await project.query(
      `SELECT to_regclass('hand') IS NOT NULL AS hand, to_regclass('by_hand') IS NOT NULL AS index,
              EXISTS (SELECT FROM pg_attribute WHERE attname = 'note') AS note`,
    );
    expect(left).toEqual([{ hand: true, index: true, note: true }]);
  });
});

describe('--create-only and --empty', () => {
  test('write what the schema asks for, and apply nothing', async () => {
    const project = await cliProject(deals());
    const ran = await project.show('migrate', 'dev', '--create-only');
    expect(ran.screen).toMatchInlineSnapshot(`
      "  + table deals
      Wrote migrations/<time>_create_deals.
      Look at its migration.sql, then: schemac migrate dev
      "
    `);
    expect(ran.status).toBe(0);
    expect(await project.query(`SELECT to_regclass('deals') AS deals`)).toEqual([{ deals: null }]);
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['create_deals']);
    expect(await project.query('SELECT * FROM deals')).toEqual([]);
  });

  test('write an empty file where the schema has not changed, which is applied as filled in', async () => {
    const project = await cliProject(deals());
    await project.run('migrate', 'dev');
    await project.query(`INSERT INTO deals (title) VALUES ('a')`);
    const ran = await project.show('migrate', 'dev', '--create-only', '--name', 'backfill');
    expect(ran.screen).toMatchInlineSnapshot(`
      "Wrote migrations/<time>_backfill, an empty migration.
      Write your SQL into its migration.sql, then: schemac migrate dev
      "
    `);
    const folder = join(project.folder, project.migration('backfill'));
    expect(readdirSync(folder)).toEqual(['migration.sql']);
    const file = join(folder, 'migration.sql');
    const header = readFileSync(file, 'utf8')
      .replaceAll(/\b20\d{12}/g, '<time>')
      .replace(/schema \w+/, 'schema <hash>');
    expect(header).toMatchInlineSnapshot(`
      "-- schemac:parent <time>_create_deals
      -- schemac:schema <hash>

      -- SQL of your own. \`schemac migrate dev\` tries it out and applies it here, \`schemac migrate deploy\` elsewhere.
      -- \`schemac migrate test\` tries it on rows of your own: they stand in test.sql beside it, with what is true then.
      --
      -- When it runs, these tables are there:
      --   deals (id integer, title text)
      --
      -- A backfill in batches, which goes on where it was broken off:
      --   -- schemac:batch by=id size=auto pause=10ms
      --   -- schemac:until title IS NOT NULL
      --   UPDATE deals SET title = … WHERE title IS NULL;
      "
    `);
    appendFileSync(file, `UPDATE deals SET title = 'b';\n`);
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(await project.query('SELECT title FROM deals')).toEqual([{ title: 'b' }]);
  });

  longTest('--empty writes an empty file although the schema has changed', async () => {
    const project = await cliProject(deals());
    expect(await project.run('migrate', 'dev', '--empty')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['data']);
    expect(project.read(join(project.migration('data'), 'migration.sql'))).not.toContain('CREATE');
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['data', 'create_deals']);
  });
});

describe('an edited file that is not applied', () => {
  test('is applied as edited', async () => {
    const project = await cliProject(deals('city String?'));
    await project.run('migrate', 'dev', '--create-only');
    appendFileSync(
      join(project.folder, project.migration('create_deals'), 'migration.sql'),
      `INSERT INTO deals (title) VALUES ('by hand');\n`,
    );
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(await project.query('SELECT title FROM deals')).toEqual([{ title: 'by hand' }]);
    expect((await project.run('migrate', 'dev')).stdout).toMatch(/^Nothing to do/);
  });

  longTest('is told from the schema where it misses it, and nothing is applied', async () => {
    const project = await cliProject(deals('city String?', 'price Int @default(1)'));
    await project.run('migrate', 'dev', '--create-only');
    const file = join(project.folder, project.migration('create_deals'), 'migration.sql');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('city text', 'cty text').replace('DEFAULT 1', 'DEFAULT 2'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.screen).toMatchInlineSnapshot(`
      "error[migration-misses-schema]: The migrations do not make column deals.city, which the schema has.
       --> schema.dsl:4:3
        |
      4 |   city String?
        |   ^^^^

      error[migration-misses-schema]: The migrations make column deals.price other than the schema has it: default.
       --> schema.dsl:5:3
        |
      5 |   price Int @default(1)
        |   ^^^^^
      note: The migrations make column deals.cty, which the schema does not have.
      help: Mend \`migrations/<time>_create_deals/migration.sql\`: nothing of it is applied.
      help: Or change the schema; or remove \`migrations/<time>_create_deals\`, and it is written anew.
      "
    `);
    expect(ran.status).toBe(1);
    expect(await project.query(`SELECT to_regclass('deals') AS deals`)).toEqual([{ deals: null }]);
    writeFileSync(file, text);
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
  });

  longTest('is written anew where it is removed', async () => {
    const project = await cliProject(deals());
    await project.run('migrate', 'dev', '--create-only');
    rmSync(join(project.folder, project.migration('create_deals')), { recursive: true });
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['create_deals']);
  });
});
