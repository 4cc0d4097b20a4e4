import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { unreadDiagnostics, unreadObjects } from '../../src/introspect/unreadObjects.ts';
import { targets } from '../support/servers.ts';

describe.each(targets)('$name', (target) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await target.create());
  });
  afterAll(() => database.close());

  it('counts what is there and not read', async () => {
    expect(await unreadObjects(database)).toEqual([]);
    await database.execute(`
      CREATE TYPE mood AS ENUM ('a'); CREATE TABLE plain (id serial PRIMARY KEY, x int UNIQUE REFERENCES plain, y mood);
      CREATE TABLE _prisma_migrations (id int CHECK (id > 0));
      CREATE SCHEMA other; CREATE TABLE other.far (id int PRIMARY KEY); CREATE TABLE refers (id int REFERENCES other.far); CREATE TYPE other.elsewhere AS RANGE (subtype = int);
      CREATE TYPE other.word; CREATE FUNCTION other.word_in(cstring) RETURNS other.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
      CREATE FUNCTION other.word_out(other.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
      CREATE TYPE other.word (INPUT = other.word_in, OUTPUT = other.word_out, LIKE = text);
      CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE two() LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE DOMAIN email AS text; CREATE TYPE span AS RANGE (subtype = int);
      CREATE TABLE deals (id int PRIMARY KEY, x int CHECK (x > 0), during int4range, EXCLUDE USING gist (during WITH &&));
      CREATE TRIGGER fires BEFORE UPDATE ON deals FOR EACH ROW EXECUTE FUNCTION fire();
      CREATE POLICY mine ON deals USING (true); ALTER TABLE deals ENABLE ROW LEVEL SECURITY;
      CREATE RULE quiet AS ON DELETE TO deals DO INSTEAD NOTHING;
      CREATE STATISTICS both_columns ON id, x FROM deals;
      CREATE TABLE parts (id int) PARTITION BY RANGE (id); CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
      CREATE VIEW a AS SELECT 1 AS one; CREATE VIEW b AS SELECT 1 AS one; CREATE VIEW c AS SELECT 1 AS one; CREATE VIEW d AS SELECT 1 AS one;
      CREATE MATERIALIZED VIEW kept AS SELECT 1 AS one`);
    const [warning, ...others] = unreadDiagnostics(
      await unreadObjects(database, { schemas: ['public'], ignore: ['_prisma_migrations'] }),
    );
    expect(others).toEqual([]);
    expect(warning?.code).toBe('not-read');
    expect(warning?.notes?.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "foreign keys to tables that are not read: 1 (public.refers.refers_id_fkey)",
        "row-level security: 1 (public.deals)",
      ]
    `);
    expect((await unreadObjects(database, { schemas: ['other'] })).map(({ names }) => names)).toEqual([
      ['other.word'],
    ]);
  });
});
