import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';
import { deals, schema } from './schemas.ts';

test('compares the database with the schema unless other sides are named', async () => {
  const project = await cliProject(deals());
  const before = await project.show('migrate', 'diff', '--exit-code');
  expect(before).toEqual({ status: 2, screen: '  + table deals\n' });
  await project.run('migrate', 'dev');
  expect(await project.show('migrate', 'diff', '--exit-code')).toEqual({
    status: 0,
    screen: 'No difference.\n',
  });
});

longTest('takes every pair of sides', async () => {
  const project = await cliProject(deals());
  await project.run('migrate', 'dev');
  project.write({ 'other.dsl': deals('city String?')['schema.dsl'] });
  const sides = {
    empty: ['empty'],
    schema: ['schema', 'schema.dsl'],
    migrations: ['migrations', 'migrations'],
    url: ['url', project.url],
  } as const;
  const side = (direction: string, [name, ...value]: readonly string[]) => [
    `--${direction}-${name}`,
    ...value,
  ];
  const same = await project.run(
    'migrate',
    'diff',
    ...side('from', sides.migrations),
    ...side('to', sides.schema),
    '--script',
  );
  expect(same).toEqual({ status: 0, stdout: '', stderr: 'No difference.\n' });
  const other = ['schema', 'other.dsl'];
  const add = await project.run(
    'migrate',
    'diff',
    ...side('from', sides.url),
    ...side('to', other),
    '--script',
  );
  expect(add.stdout).toMatchInlineSnapshot(`
    "-- Create column deals.city
    -- locks: ACCESS EXCLUSIVE on deals
    ALTER TABLE deals ADD COLUMN city text;
    "
  `);
  const drop = await project.run(
    'migrate',
    'diff',
    ...side('from', other),
    ...side('to', sides.url),
    '--script',
  );
  expect(drop.stdout).toContain('ALTER TABLE deals DROP COLUMN city;');
  const all = await project.run(
    'migrate',
    'diff',
    ...side('from', sides.empty),
    ...side('to', sides.schema),
    '--script',
  );
  expect(all.stdout).toContain('CREATE TABLE deals (');
  const none = await project.run(
    'migrate',
    'diff',
    ...side('from', sides.schema),
    ...side('to', sides.empty),
    '--exit-code',
  );
  expect(none).toMatchObject({ status: 2, stdout: '  - table deals\n' });
});

test('--json holds the statements with their locks and hazards', async () => {
  const project = await cliProject(deals('price String'));
  await project.run('migrate', 'dev');
  project.write(deals('price Int'));
  const { status, stdout, stderr } = await project.run('migrate', 'diff', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
    {
      "diagnostics": [],
      "ok": true,
      "statements": [
        {
          "changes": [
            {
              "object": "column:public.deals.price",
              "type": "alter",
            },
          ],
          "hazards": [
            {
              "message": "Nobody reads or writes \`deals\` while all its rows and indexes are written anew.",
              "type": "table-rewrite",
            },
            {
              "message": "\`deals.price\` cannot change its type where a value is no integer.",
              "type": "may-fail",
            },
          ],
          "locks": [
            {
              "mode": "ACCESS EXCLUSIVE",
              "on": "table:public.deals",
            },
          ],
          "sql": "ALTER TABLE deals ALTER COLUMN price TYPE integer USING price::integer",
          "summary": "Change column deals.price: type, from text to integer (rewrite by price::integer)",
          "typeChanges": [
            {
              "by": "price::integer",
              "column": "column:public.deals.price",
              "effect": "rewrite",
              "from": "text",
              "to": "integer",
            },
          ],
        },
      ],
    }
  `);
});

test('names two sides of one kind, or a folder that is not there', async () => {
  const project = await cliProject(deals());
  expect(
    (await project.show('migrate', 'diff', '--from-empty', '--from-url', 'x')).screen,
  ).toMatchInlineSnapshot(`
    "error[which-state]: Give one of --from-empty, --from-schema, --from-migrations, --from-url.
    "
  `);
  expect(
    (await project.show('migrate', 'diff', '--from-migrations', 'nowhere')).screen,
  ).toMatchInlineSnapshot(`
    "error[no-migrations-folder]: There is no migrations folder \`nowhere\`.
    "
  `);
  expect(
    (await project.show('migrate', 'diff', '--from-empty', '--to-schema', 'nowhere')).screen,
  ).toMatchInlineSnapshot(`
    "error[schema-not-found]: There is no \`nowhere\`.
    "
  `);
});

test('db pull writes a schema that asks for nothing', async () => {
  const project = await cliProject({});
  await project.query("CREATE TYPE status AS ENUM ('draft', 'live')");
  await project.query(
    "CREATE TABLE deals (id serial PRIMARY KEY, title text NOT NULL, status status DEFAULT 'draft')",
  );
  const printed = await project.run('db', 'pull', '--print');
  expect(printed.stdout).toMatchInlineSnapshot(`
    "datasource db {
      provider = "postgresql"
    }

    model deals {
      id     Int     @id @default(autoincrement())
      title  String
      status status? @default(draft)
    }

    enum status {
      draft
      live
    }
    "
  `);
  expect(await project.run('db', 'pull')).toEqual({ status: 0, stdout: 'Wrote schema.dsl.\n', stderr: '' });
  expect(project.read('schema.dsl')).toBe(printed.stdout);
  expect((await project.run('migrate', 'dev')).stdout).toMatch(/^Nothing to do/);
  expect(await project.run('db', 'pull')).toMatchObject({
    status: 0,
    stdout: 'Nothing to do: the schema says what the database holds.\n',
  });
  expect(await project.run('db', 'pull', '--schema', join('new', 'other.dsl'))).toMatchObject({ status: 0 });
  expect(project.read('new/other.dsl')).toBe(printed.stdout);
  expect(JSON.parse((await project.run('db', 'pull', '--print', '--json')).stdout)).toEqual({
    ok: true,
    text: printed.stdout,
    diagnostics: [],
  });
});

longTest('validate and format need no database', async () => {
  const project = await cliProject({ 'schema.dsl': 'model Deal {\n id Int @id // key\n  title   String\n}' });
  expect(await project.run('validate')).toEqual({ status: 0, stdout: 'schema.dsl is valid.\n', stderr: '' });
  expect(JSON.parse((await project.run('validate', '--json')).stdout)).toEqual({
    ok: true,
    schema: 'schema.dsl',
    diagnostics: [],
  });
  expect(await project.run('format', '--check')).toEqual({
    status: 2,
    stdout: 'schema.dsl is not formatted.\n',
    stderr: '',
  });
  expect(await project.run('format')).toEqual({ status: 0, stdout: 'Formatted schema.dsl.\n', stderr: '' });
  expect(project.read('schema.dsl')).toBe('model Deal {\n  id    Int    @id // key\n  title String\n}\n');
  expect(await project.run('format', '--check')).toMatchObject({
    status: 0,
    stdout: 'Every schema file is formatted.\n',
  });
  project.write({ 'schema.dsl': 'model Deal {\n  id Int @id\n  oops !\n' });
  const broken = project.read('schema.dsl');
  expect(await project.run('format')).toMatchObject({ status: 1, stdout: '' });
  expect(project.read('schema.dsl')).toBe(broken);
});

longTest('a folder of files is one schema', async () => {
  const project = await cliProject({
    'prisma/a.prisma': schema({ 'model A': ['id Int @id', 'bs B[]'] })['schema.dsl'],
    'prisma/deep/b.prisma': schema({
      'model B': ['id Int @id', 'aId Int', 'a A @relation(fields: [aId], references: [id])'],
    })['schema.dsl'],
  });
  expect(await project.run('migrate', 'dev', '-n', 'init')).toMatchObject({ status: 0 });
  expect(project.read(join('prisma', 'migrations', 'schemac.lock'))).toContain('object table:public.A');
});

test('leaves alone what Prisma Client has no words for, where a schema is its own', async () => {
  const project = await cliProject({
    'schema.prisma': `
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
}
model T {
  id Int                   @id @default(autoincrement())
  a  Int?                  @default(autoincrement())
  d  Unsupported("short")?
}
`,
  });
  await project.query('CREATE SEQUENCE numbers');
  await project.query('CREATE DOMAIN short AS text CHECK (length(VALUE) < 5)');
  await project.query(`CREATE TABLE "T" (id serial PRIMARY KEY, a int DEFAULT nextval('numbers'), d short)`);
  await project.query(`COMMENT ON SEQUENCE "T_id_seq" IS 'counts'`);
  const sides = ['--from-url', project.url, '--to-schema', 'schema.prisma'];
  expect(await project.show('migrate', 'diff', ...sides)).toEqual({ status: 0, screen: 'No difference.\n' });
});
