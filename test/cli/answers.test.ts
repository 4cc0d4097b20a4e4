import { describe, expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { type CliProject, cliProject } from './project.ts';
import { deals, dealsWithStatus, schema } from './schemas.ts';

/** A project whose table `deals` has this column and one row. */
async function filledProject(line: string, insert: string): Promise<CliProject> {
  const project = await cliProject(deals(line));
  await project.run('migrate', 'dev');
  await project.query(
    `INSERT INTO deals (title, ${insert.split('=')[0]}) VALUES ('a', ${insert.split('=')[1]})`,
  );
  return project;
}

describe('a rename', () => {
  test('is asked, and without a terminal the flags that answer are printed', async () => {
    const project = await filledProject('city String', `city='Rome'`);
    project.write(deals('town String', 'place String'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.status).toBe(2);
    expect(ran.screen).toMatchInlineSnapshot(`
      "? The schema no longer has column deals.city, and \`place\` and \`town\` are new. Is it a rename?
          renamed to place:  --rename deals.city=place
          renamed to town:   --rename deals.city=town
          or in the schema:  @renamedFrom("city")
          dropped:           --drop deals.city
      Nothing is written. Run it again with the flags that answer.
      "
    `);
    expect(project.migrations()).toEqual(['create_deals']);
    const json = await project.run('migrate', 'dev', '--json');
    expect(json).toMatchObject({ status: 2, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      result: 'questions',
      questions: [
        {
          type: 'rename',
          flags: ['--rename deals.city=place', '--rename deals.city=town', '--drop deals.city'],
          hint: '@renamedFrom("city")',
        },
      ],
    });
  });

  test('--rename keeps the rows', async () => {
    const project = await filledProject('city String', `city='Rome'`);
    project.write(deals('town String'));
    expect(
      (await project.show('migrate', 'dev', '--rename', 'deals.city=town')).screen,
    ).toMatchInlineSnapshot(`
      "  > column deals.city to town
      Wrote migrations/<time>_rename_city_to_town, and proved it both ways.
      ✓ <time>_rename_city_to_town applied in <duration>
      The database is what the schema says.
      "
    `);
    expect(await project.query('SELECT town FROM deals')).toEqual([{ town: 'Rome' }]);
    expect(project.migrations()).toEqual(['create_deals', 'rename_city_to_town']);
    expect((await project.run('migrate', 'dev')).stdout).toMatch(/^Nothing to do/);
  });

  longTest('--rename that names nothing is refused', async () => {
    const project = await cliProject(deals('town String'));
    const ran = await project.show('migrate', 'dev', '--rename', 'deals.city=town', '--drop', 'nowhere');
    expect(ran).toMatchObject({ status: 1 });
    expect(ran.screen).toMatchInlineSnapshot(`
      "error[unknown-name]: \`--rename deals.city=town\` names nothing that is there.
      help: Write it as \`old=new\`, the old name as the database has it and the new one as the schema has it.

      error[unknown-name]: \`--drop nowhere\` names nothing that is there.
      help: Name it as the database has it.
      "
    `);
    expect(project.migrations()).toEqual([]);
  });

  longTest('@renamedFrom answers too; afterwards a warning says that it can go', async () => {
    const project = await filledProject('city String', `city='Rome'`);
    project.write(
      schema({
        'model Offer': [
          'id Int @id @default(autoincrement())',
          'title String',
          'town String @renamedFrom("city")',
          '@@map("offers")',
          '@@renamedFrom("deals")',
        ],
      }),
    );
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(await project.query('SELECT town FROM offers')).toEqual([{ town: 'Rome' }]);
    const again = await project.show('migrate', 'dev');
    expect(again.status).toBe(0);
    expect(again.screen).toMatchInlineSnapshot(`
      "warning[inert-hint]: The rename of table offers is done: its \`@@renamedFrom\` can go.
       --> schema.dsl:1:7
        |
      1 | model Offer {
        |       ^^^^^

      warning[inert-hint]: The rename of column offers.town is done: its \`@renamedFrom\` can go.
       --> schema.dsl:4:3
        |
      4 |   town String @renamedFrom("city")
        |   ^^^^
      Nothing to do: the database is what the schema says.
      "
    `);
  });

  longTest('--drop says that it is none', async () => {
    const project = await filledProject('city String?', `city=NULL`);
    project.write(deals('town String?'));
    expect(await project.run('migrate', 'dev', '--drop', 'deals.city')).toMatchObject({ status: 0 });
    expect(project.migrations()).toEqual(['create_deals', 'change_deals']);
  });
});

describe('a loss', () => {
  test('needs consent where there are rows', async () => {
    const project = await filledProject('city String', `city='Rome'`);
    project.write(deals());
    const ran = await project.show('migrate', 'dev');
    expect(ran.status).toBe(2);
    expect(ran.screen).toMatchInlineSnapshot(`
      "? The values of column \`deals.city\` are lost.
          consent:  --drop deals.city
          to all:   --accept-data-loss
      Nothing is written. Run it again with the flags that answer.
      "
    `);
    expect(await project.query('SELECT city FROM deals')).toEqual([{ city: 'Rome' }]);
    const dropped = await project.show('migrate', 'dev', '--drop', 'deals.city');
    expect(dropped.screen).toMatchInlineSnapshot(`
      "  - column deals.city
      Wrote migrations/<time>_drop_city_from_deals, and proved it.
      ✓ <time>_drop_city_from_deals applied in <duration>
      warning[down-needs-help]: To go back over this migration, its down.sql needs your help first.
        in migrations/<time>_drop_city_from_deals/down.sql
      note: The new column \`city\` is required, but \`deals\` has rows and nothing says what they hold in it.
      The database is what the schema says.
      "
    `);
    expect(project.migrations()).toEqual(['create_deals', 'drop_city_from_deals']);
  });

  longTest('--accept-data-loss consents to all', async () => {
    const project = await filledProject('city String', `city='Rome'`);
    project.write(schema({ 'model Other': ['id Int @id'] }));
    expect(await project.run('migrate', 'dev', '--drop', 'deals', '--accept-data-loss')).toMatchObject({
      status: 0,
    });
    expect(await project.query(`SELECT to_regclass('deals') AS deals`)).toEqual([{ deals: null }]);
  });

  longTest('needs none where there are no rows', async () => {
    const project = await cliProject(deals('city String'));
    await project.run('migrate', 'dev');
    project.write(deals());
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
  });

  longTest('of an enum value that rows hold is refused or consented to', async () => {
    const project = await cliProject(dealsWithStatus(['draft', 'live'], 'status Status @default(draft)'));
    await project.run('migrate', 'dev');
    await project.query(`INSERT INTO deals (title, status) VALUES ('a', 'live')`);
    project.write(dealsWithStatus(['draft'], 'status Status @default(draft)'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.status).not.toBe(0);
    expect(ran.screen).toMatchInlineSnapshot(`
      "error[enum-value-in-use]: The enum \`Status\` has no value \`live\` any more, but rows hold it in \`deals.status\`.
       --> schema.dsl:8:6
        |
      8 | enum Status {
        |      ^^^^^^
      note: 1 row of \`deals\`
      help: Say which value takes its place: \`@replaces("live")\` on that one.
      help: Or change these rows first, in a migration of their own (\`--create-only\`).
      "
    `);
    expect(await project.query('SELECT status FROM deals')).toEqual([{ status: 'live' }]);
  });
});

describe('a required column', () => {
  test('without a value is refused where there are rows, with three ways out', async () => {
    const project = await filledProject('city String', `city='Rome'`);
    project.write(deals('city String', 'slug String'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.status).toBe(1);
    expect(ran.screen).toMatchInlineSnapshot(`
      "error[required-column-without-value]: The new column \`slug\` is required, but \`deals\` has rows and nothing says what they hold in it.
       --> schema.dsl:5:3
        |
      5 |   slug String
        |   ^^^^
      help: \`@default(…)\`: the value of these rows and of new ones that give none
      help: \`@backfill("…")\`: SQL for the value of the rows that are there
      help: make it optional
      "
    `);
    expect(project.migrations()).toEqual(['create_deals']);
    project.write(
      deals(
        'city String',
        'slug String @backfill("lower(title)")',
        'open Boolean @default(true)',
        'note String?',
      ),
    );
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(await project.query('SELECT slug, open, note FROM deals')).toEqual([
      { slug: 'a', open: true, note: null },
    ]);
    expect((await project.run('migrate', 'dev')).stdout).toMatch(/^Nothing to do/);
  });

  longTest('that was optional is refused where rows hold NULL', async () => {
    const project = await filledProject('city String?', 'city=NULL');
    project.write(deals('city String'));
    const ran = await project.show('migrate', 'dev');
    expect(ran.status).toBe(1);
    expect(ran.screen).toMatchInlineSnapshot(`
      "error[null-in-required-column]: \`deals.city\` becomes required, but rows hold NULL in it.
       --> schema.dsl:4:3
        |
      4 |   city String
        |   ^^^^
      help: \`@default(…)\` fills new rows alone: use it together with \`@backfill\`
      help: \`@backfill("…")\`: SQL for the value of the rows that are there
      help: make it optional
      "
    `);
    project.write(deals('city String @backfill("\'unknown\'")'));
    expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
    expect(await project.query('SELECT city FROM deals')).toEqual([{ city: 'unknown' }]);
  });
});
