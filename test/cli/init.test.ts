import { expect, test } from 'vitest';
import { cliProject } from './project.ts';

const made = `DO $do$ BEGIN
CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);
CREATE TABLE knex_migrations (id serial PRIMARY KEY, name text, batch int);
CREATE SCHEMA app;
CREATE TABLE app.migrations (id int, timestamp bigint, name text);
CREATE TABLE app.deals (id bigserial PRIMARY KEY, title text NOT NULL);
CREATE TABLE migrations (id int PRIMARY KEY, mine text);
INSERT INTO migrations VALUES (1, 'a');
END $do$`;

test('init --baseline begins with what another tool has made, and leaves its books alone', async () => {
  const project = await cliProject({});
  await project.query(made);
  expect(await project.show('init', '--baseline')).toMatchInlineSnapshot(`
    {
      "screen": "Left out, as other tools keep their books there: app.migrations (TypeORM), public.alembic_version (Alembic), public.knex_migrations (Knex).
    Wrote schema.dsl.
    Wrote migrations/<time>_baseline, which counts as applied in postgres://postgres@<server>/<database>.
    Next: edit schema.dsl, then: schemac migrate dev
    In other databases that hold the same: schemac migrate resolve --applied <time>_baseline --url …
    ",
      "status": 0,
    }
  `);
  expect(project.read('schema.dsl')).toMatchInlineSnapshot(`
    "datasource db {
      provider = "postgresql"
      schemas  = ["app", "public"]
    }

    model deals {
      id    BigInt @id @default(autoincrement())
      title String

      @@schema("app")
    }

    model migrations {
      id   Int     @id
      mine String?

      @@schema("public")
    }
    "
  `);
  expect(project.read(`${project.migration('baseline')}/migration.sql`)).toMatchInlineSnapshot(`
    "-- schemac:parent none

    -- What was there before the first migration: only new databases run it.

    -- Create schema app
    CREATE SCHEMA app;

    -- Create table app.deals
    CREATE TABLE app.deals (
      id bigserial NOT NULL,
      title text NOT NULL,
      CONSTRAINT deals_pkey PRIMARY KEY (id)
    );

    -- Create table migrations
    CREATE TABLE migrations (
      id integer NOT NULL,
      mine text,
      CONSTRAINT migrations_pkey PRIMARY KEY (id)
    );
    "
  `);
  expect(await project.run('migrate', 'check', '--url', project.url)).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(await project.run('migrate', 'diff', '--exit-code')).toMatchObject({ status: 0 });
  project.write({ 'schema.dsl': project.read('schema.dsl').replace('mine String?\n', '') });
  const next = await project.run('migrate', 'dev', '--drop', 'migrations.mine', '--json');
  expect(JSON.parse(next.stdout)).toMatchObject({ result: 'migrated' });
  expect(await project.query('SELECT * FROM migrations')).toEqual([{ id: 1 }]);
}, 120_000);

test('init begins a project and writes over nothing', async () => {
  const project = await cliProject({ '.gitignore': 'own\n' });
  expect(await project.show('init')).toMatchInlineSnapshot(`
    {
      "screen": "Wrote schema.dsl.
    Wrote migrations/schemac.lock.
    Wrote .env.example.
    Left .gitignore as it was.
    Next: write a model into schema.dsl, then: schemac migrate dev
    Without DATABASE_URL that works on an embedded PostgreSQL in .schemac/database.
    ",
      "status": 0,
    }
  `);
  expect(await project.run('format', '--check')).toMatchObject({ status: 0 });
  expect(project.read('.gitignore')).toBe('own\n');
  expect(await project.show('init')).toMatchInlineSnapshot(`
    {
      "screen": "error[schema-exists]: There is a schema here already: \`schema.dsl\`.
    help: It is read as it is: schemac migrate status
    help: Its database has no migrations yet: schemac init --baseline
    help: Begin another one: schemac init --schema other.dsl
    ",
      "status": 1,
    }
  `);
  project.write({ 'schema.dsl': 'model deals {\n  id Int @id\n}\n' });
  expect(await project.run('migrate', 'dev')).toMatchObject({ status: 0 });
}, 120_000);
