import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import type { ObjectId, Schema } from '../../src/model/object.ts';
import { targets } from '../support/servers.ts';

const of = (schema: Schema, id: string) => schema.get(id as ObjectId);

describe.each(targets)('$name', (target) => {
  let database: Database;
  const read = async (script: string, options?: Parameters<typeof introspect>[1]) => {
    await database.execute(
      `DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS other CASCADE; ${script}`,
    );
    const schema = await introspect(database, options, 'all');
    expect(await introspect(database, options, 'part')).toEqual(schema);
    return schema;
  };

  beforeAll(async () => {
    database = await openDatabase(await target.create());
  });
  afterAll(() => database.close());

  it('finds nothing in a new database', async () => {
    expect([...(await read('')).keys()]).toEqual([]);
  });

  it('reads types as they are printed, and those of the schema as references', async () => {
    const schema = await read(`
      CREATE SCHEMA other; CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN other.email AS text; CREATE TYPE pair AS (a int);
      CREATE TABLE deals (a int4, b varchar(30)[], c timestamp(3), d numeric(10), e mood, f mood[], g other.email, h pair[], i "char", j char, k float, l oid, m int2vector)`);
    const types = [...schema.values()]
      .filter((object) => object.kind === 'column')
      .sort((left, right) => left.order! - right.order!)
      .map((column) => (column.attributes as { type: unknown }).type);
    expect(types).toEqual([
      { text: 'integer', array: false },
      { text: 'character varying(30)', array: true },
      { text: 'timestamp(3) without time zone', array: false },
      { text: 'numeric(10,0)', array: false },
      { object: 'enum:public.mood', array: false },
      { object: 'enum:public.mood', array: true },
      { object: 'domain:other.email', array: false },
      { object: 'composite:public.pair', array: true },
      { text: '"char"', array: false },
      { text: 'character(1)', array: false },
      { text: 'double precision', array: false },
      { text: 'oid', array: false },
      { text: 'int2vector', array: false },
    ]);
  });

  it('tells serial columns, identities and other counters apart', async () => {
    const schema = await read(`
      CREATE TABLE deals (a serial, b bigint GENERATED ALWAYS AS IDENTITY (START WITH 7), c int, d int DEFAULT 5);
      CREATE SEQUENCE free; ALTER TABLE deals ALTER c SET DEFAULT nextval('free');
      CREATE TABLE copy (LIKE deals INCLUDING DEFAULTS);
      ALTER TABLE deals RENAME TO offers;`);
    expect(of(schema, 'column:public.offers.a')).toMatchObject({
      attributes: { nullable: false, default: { type: 'serial', sequence: { name: 'deals_a_seq' } } },
    });
    expect(of(schema, 'column:public.offers.b')!.attributes).toMatchObject({
      default: { type: 'identity', always: true, options: { start: '7' } },
    });
    const expression = (sequence: string) => ({
      default: { type: 'expression', sql: `nextval('public.${sequence}'::regclass)` },
    });
    expect(of(schema, 'column:public.offers.c')).toMatchObject({
      attributes: expression('free'),
      dependsOn: ['sequence:public.free'],
    });
    expect(of(schema, 'column:public.copy.a')).toMatchObject({
      attributes: expression('deals_a_seq'),
      dependsOn: ['column:public.offers.a'],
    });
    expect([...schema.values()].filter(({ kind }) => kind === 'sequence').map(({ id }) => id)).toEqual([
      'sequence:public.free',
    ]);
  });

  it('reads what a sequence has that serial would not give it', async () => {
    const schema = await read(`
      CREATE SEQUENCE counter START WITH 5 CACHE 7; CREATE SEQUENCE other;
      CREATE TABLE deals (a int DEFAULT nextval('counter'), b numeric DEFAULT nextval('other'));
      ALTER SEQUENCE counter OWNED BY deals.a; ALTER SEQUENCE other OWNED BY deals.b`);
    expect(of(schema, 'column:public.deals.a')!.attributes).toMatchObject({
      default: { type: 'serial', sequence: { name: 'counter', type: 'bigint', start: '5', cache: '7' } },
    });
    expect(of(schema, 'column:public.deals.b')!.attributes).toMatchObject({
      default: { type: 'expression', sql: "nextval('public.other'::regclass)" },
    });
    expect(of(schema, 'sequence:public.other')!.attributes).toMatchObject({
      ownedBy: 'column:public.deals.b',
    });
  });

  it('takes the least of a definition that PostgreSQL fills in by itself', async () => {
    const schema = await read(`
      CREATE TABLE deals (city text COLLATE "C", name varchar(9), id int);
      CREATE INDEX a ON deals (city COLLATE "C" text_ops ASC NULLS LAST, lower(city) COLLATE "C", lower(name) COLLATE "C");
      CREATE INDEX b ON deals (name DESC NULLS FIRST, name DESC NULLS LAST, name NULLS FIRST);`);
    const elements = (id: string) => (of(schema, id)!.attributes as { elements: unknown }).elements;
    expect(elements('index:public.a')).toEqual([
      { column: 'column:public.deals.city' },
      { expression: 'lower(city)' },
      { expression: 'lower(name::text)', collation: '"C"' },
    ]);
    const name = { column: 'column:public.deals.name' };
    expect(elements('index:public.b')).toEqual([
      { ...name, descending: true },
      { ...name, descending: true, nulls: 'last' },
      { ...name, nulls: 'first' },
    ]);
  });

  it('reads what is asked for, and leaves out what is not', async () => {
    const script = `
      CREATE SCHEMA other; CREATE TABLE other.deals (id serial PRIMARY KEY);
      CREATE TABLE _prisma_migrations (id serial PRIMARY KEY); COMMENT ON TABLE _prisma_migrations IS 'x';
      CREATE TABLE deals (id int PRIMARY KEY REFERENCES other.deals) PARTITION BY RANGE (id);
      CREATE TABLE deals_1 PARTITION OF deals FOR VALUES FROM (1) TO (9);
      CREATE VIEW seen AS SELECT * FROM deals; CREATE MATERIALIZED VIEW kept AS SELECT 1 AS id; CREATE INDEX kept_id ON kept (id);
      CREATE TEMPORARY TABLE passing (id serial);
      CREATE TABLE busy (span int4range, EXCLUDE USING gist (span WITH &&));`;
    expect([...(await read(script, { ignore: ['_prisma_migrations'] })).keys()].sort()).toEqual([
      'column:other.deals.id',
      'column:public.busy.span',
      'column:public.deals.id',
      'exclusion:public.busy_span_excl',
      'foreign-key:public.deals.deals_id_fkey',
      'index:public.kept_id',
      'materialized-view:public.kept',
      'partition-part:"foreign-key:public.deals.deals_id_fkey"."table:public.deals_1"',
      'partition-part:"primary-key:public.deals.deals_pkey"."table:public.deals_1"',
      'primary-key:other.deals.deals_pkey',
      'primary-key:public.deals.deals_pkey',
      'schema:other',
      'table:other.deals',
      'table:public.busy',
      'table:public.deals',
      'table:public.deals_1',
      'view-column:public.kept.id',
      'view-column:public.seen.id',
      'view:public.seen',
    ]);
    await database.execute('DROP TABLE passing');
    expect([...(await introspect(database, { schemas: ['other'] })).keys()].sort()).toEqual([
      'column:other.deals.id',
      'primary-key:other.deals.deals_pkey',
      'schema:other',
      'table:other.deals',
    ]);
  });

  it('says which index is not valid', async () => {
    const schema = await read(`CREATE TABLE deals (id int); CREATE INDEX broken ON deals (id);
      UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass`);
    expect(of(schema, 'index:public.broken')!.details).toMatchObject({ valid: false });
  });

  it('leaves the session as it was, inside a transaction too', async () => {
    const path = async (within: Database) =>
      (await within.query<{ path: string }>(`SELECT current_setting('search_path') AS path`))[0]!.path;
    const before = await path(database);
    await database.transaction(
      async (transaction) => {
        await transaction.execute(
          `SET LOCAL search_path = 'we"ird, path', public; CREATE TABLE fresh (id int)`,
        );
        expect(of(await introspect(transaction), 'table:public.fresh')).toBeDefined();
        expect(await path(transaction)).toBe(`"we""ird, path", public`);
      },
      { rollback: true },
    );
    expect(await path(database)).toBe(before);
  });

  it('reads virtual columns and NOT NULL as PostgreSQL 18 has them', async () => {
    if (database.version < 180_000) return;
    const schema = await read(
      'CREATE TABLE deals (id int CONSTRAINT there NOT NULL, twice int GENERATED ALWAYS AS (id * 2))',
    );
    expect(of(schema, 'column:public.deals.id')!.attributes).toMatchObject({ nullable: false });
    expect(of(schema, 'column:public.deals.twice')!.attributes).toMatchObject({
      default: { type: 'generated', sql: 'id * 2', stored: false },
    });
    expect([...schema.keys()].length).toBe(3);
  });
});
