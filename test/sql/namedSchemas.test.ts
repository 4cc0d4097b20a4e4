import { expect, test } from 'vitest';
import { namedSchemas } from '../../src/sql/namedSchemas.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';

const named: Readonly<Record<string, readonly string[]>> = {
  'SELECT deals.title, b.deals.title FROM a.deals': ['b', 'a'],
  'ALTER TABLE a.deals SET SCHEMA b': ['b', 'a'],
  'CREATE TABLE deals (mood a.mood REFERENCES b.moods (id), n pg_catalog.int4)': ['a', 'b'],
  "COMMENT ON TABLE a.deals IS 'x'": ['a'],
  "COMMENT ON COLUMN deals.title IS 'not b.deals but a text'": [],
  'DROP TABLE a.deals, deals': ['a'],
  'DROP SCHEMA a': ['a'],
  'DROP TRIGGER t ON a.deals': ['a'],
  'GRANT USAGE ON SCHEMA a TO public': ['a'],
  'GRANT SELECT ON ALL TABLES IN SCHEMA a TO public': ['a'],
  'SET search_path = a, pg_catalog': ['a'],
  "SELECT nextval('a.deals_id_seq'), 'v1.2 of b.c'": ['a'],
  'CREATE FUNCTION a.f() RETURNS int LANGUAGE sql RETURN b.g()': ['a', 'b'],
  'CREATE SCHEMA IF NOT EXISTS public': [],
  'CREATE EXTENSION IF NOT EXISTS citext SCHEMA public': [],
  "ALTER TYPE a.mood ADD VALUE 'x'": ['a'],
};

test.each(Object.entries(named))('%s', async (text, schemas) => {
  const parser = await loadPostgresParser();
  const { stmt } = parser.parse(text).stmts![0]!;
  expect(namedSchemas(stmt!).toSorted()).toEqual(schemas.toSorted());
});
