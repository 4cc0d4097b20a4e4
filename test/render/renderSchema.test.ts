import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { schemaOf } from '../../src/model/object.ts';
import { renderSchema } from '../../src/render/renderSchema.ts';
import { targets } from '../support/servers.ts';
import { pull } from './pulled.ts';

const newest = targets.find((target) => target.name === 'PostgreSQL 18')!;

test('what the language cannot say is told, and the rest is right', async () => {
  const pulled = await pull(
    `CREATE SCHEMA auth;
     COMMENT ON SCHEMA auth IS 'Who may.';
     CREATE TABLE users (id bigint PRIMARY KEY, name text);
     CREATE INDEX twice ON users (name, name DESC);
     CREATE TABLE deals (id int PRIMARY KEY, user_id int REFERENCES users);
     COMMENT ON TABLE deals IS 'A line with a space at its end: \nand another';
     COMMENT ON COLUMN deals.id IS E'two\\r\\nlines';`,
    newest,
  );
  expect(pulled.errors).toEqual([]);
  expect(pulled.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "not-in-language: The index twice is left out of the schema, because a column stands in it twice.",
      "not-in-language: The comment on \`deals.id\` is left out of the schema, because a line of it ends in white space.",
      "not-in-language: The comment on \`auth\` is left out of the schema, because what it is on has no line of its own.",
      "not-in-language: The comment on \`deals\` is left out of the schema, because a line of it ends in white space.",
    ]
  `);
  expect(pulled.changes.toSorted()).toMatchInlineSnapshot(`
    [
      "drop comment:"column:public.deals.id"",
      "drop comment:"schema:auth"",
      "drop comment:"table:public.deals"",
      "drop index:public.twice",
    ]
  `);
});

test('a virtual generated column', async () => {
  const pulled = await pull(
    `CREATE TABLE t (a int PRIMARY KEY, b int GENERATED ALWAYS AS (a * 2) VIRTUAL);`,
    newest,
  );
  expect(pulled.rebuilt).toEqual(pulled.original);
  expect(pulled.text).toContain('@generated("a * 2", stored: false)');
});

test('a document for Prisma Client names the preview features that it needs', async () => {
  const pulled = await pull(
    `CREATE EXTENSION citext;
     CREATE TABLE t (a int PRIMARY KEY, b citext);
     CREATE UNIQUE INDEX t_b_key ON t (b) WHERE a > 1;`,
    newest,
    true,
  );
  expect(pulled.errors).toEqual([]);
  expect(pulled.changes).toEqual([]);
  expect(pulled.text).toMatchInlineSnapshot(`
    "generator client {
      provider        = "prisma-client"
      output          = "./generated/prisma"
      previewFeatures = ["partialIndexes", "postgresqlExtensions"]
    }

    datasource db {
      provider   = "postgresql"
      extensions = [citext]
    }

    model t {
      a Int     @id
      b String? @db.Citext

      @@unique([b], where: raw("a > 1"))
    }
    "
  `);
});

test('a document for Prisma Client says of what counts up only that it does', async () => {
  const pulled = await pull(
    `CREATE TABLE t (a serial PRIMARY KEY, b int GENERATED ALWAYS AS IDENTITY, c bigserial);
     COMMENT ON SEQUENCE t_a_seq IS 'of its own';
     ALTER SEQUENCE t_c_seq RENAME TO numbers;
     CREATE SEQUENCE alone;`,
    newest,
    true,
  );
  expect(pulled.errors).toEqual([]);
  // It has no words for these, so they are left alone.
  expect(pulled.changes.toSorted()).toEqual([
    'drop comment:"sequence:public.t_a_seq"',
    'drop sequence:public.alone',
    'drop sequence:public.t_a_seq',
  ]);
  expect(pulled.text.slice(pulled.text.indexOf('model'))).toMatchInlineSnapshot(`
    "model t {
      a Int    @id @default(autoincrement())
      b Int    @default(autoincrement())
      c BigInt @default(autoincrement())
    }
    "
  `);
});

test('what Prisma Client asks for is asked of documents for it alone', async () => {
  const script = `CREATE TABLE users (id bigint PRIMARY KEY);
    CREATE TABLE deals (id int, user_id int REFERENCES users);
    CREATE TYPE nothing AS ENUM ();`;
  const plain = await pull(script, newest);
  expect([plain.errors, plain.diagnostics, plain.changes]).toEqual([[], [], []]);
  expect(plain.text).not.toContain('@@ignore');
  const { text, diagnostics } = await pull(script.replace(/CREATE TYPE.*/, ''), newest, true);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'The foreign key deals.deals_user_id_fkey is left out of the schema, because Prisma Client joins fields of one type, and its columns are of different ones.',
  ]);
  expect(text).toContain('@@ignore');
});

test('the text does not depend on the order of the objects', async () => {
  const database = await openDatabase(await newest.create());
  await database.execute(await readFile(join(import.meta.dirname, 'databases', 'relations.sql'), 'utf8'));
  const objects = [...(await introspect(database)).values()];
  await database.close();
  const render = (list: typeof objects) =>
    renderSchema(schemaOf(list), kinds, { defaultSchema: 'public' }).text;
  expect(render(objects.toReversed())).toBe(render(objects));
});
