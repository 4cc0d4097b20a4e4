import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../../src/compare/settle.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import type { ObjectId, Schema, SchemaObject } from '../../src/model/object.ts';
import { targets } from '../support/servers.ts';
import { remaining, reset } from './convert.ts';

/** The schema with other attributes in one object. */
function withAttributes(schema: Schema, id: string, attributes: object): Schema {
  const object = schema.get(id as ObjectId) as SchemaObject;
  return new Map(schema).set(object.id, { ...object, attributes: { ...object.attributes, ...attributes } });
}

const expression = (sql: string) => ({ default: { type: 'expression', sql } });
const generated = (sql: string) => ({ default: { type: 'generated', sql, stored: true } });

describe.each(targets)('$name', (target) => {
  let database: Database;
  let current: Schema;
  beforeAll(async () => {
    database = await openDatabase(await target.create());
    await reset(database);
    await database.execute(`
      CREATE TYPE mood AS ENUM ('sad');
      CREATE FUNCTION tag(x text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT x';
      CREATE TABLE "Deals" ("cityName" text DEFAULT tag('a' || 'b'), at timestamp(3) DEFAULT now() + interval '1 day',
        feeling mood DEFAULT 'sad', "both" text GENERATED ALWAYS AS ("cityName" || 'x') STORED);
      CREATE INDEX i ON "Deals" (lower("cityName"), (coalesce("cityName", 'y')), (feeling = 'sad')) WHERE "cityName" LIKE 'a%' AND feeling IN ('sad');
      CREATE UNIQUE INDEX u ON "Deals" USING btree (("cityName" || 'z') DESC) WHERE at > '2020-01-01';`);
    current = await introspect(database);
  });
  afterAll(() => database.close());

  const elements = (id: string, ...expressions: string[]) => {
    const { elements } = current.get(id as ObjectId)!.attributes as { elements: object[] };
    return { elements: elements.map((element, index) => ({ ...element, expression: expressions[index] })) };
  };
  const settled = async (id: string, attributes: object) => {
    const { schema, diagnostics } = await settle(withAttributes(current, id, attributes), current, {
      kinds,
      memory: [],
      database,
    });
    expect(diagnostics).toEqual([]);
    return remaining(current, schema);
  };

  it.each([
    ['column:public.Deals.cityName', () => expression("tag('a' || 'b')")],
    ['column:public.Deals.at', () => expression("now() + interval '1 day'")],
    ['column:public.Deals.feeling', () => expression("'sad'")],
    ['column:public.Deals.both', () => generated(`"cityName" || 'x'`)],
    [
      'index:public.i',
      () => elements('index:public.i', 'lower("cityName")', `coalesce("cityName", 'y')`, `feeling = 'sad'`),
    ],
    ['index:public.i', () => ({ predicate: `"cityName" LIKE 'a%' AND feeling IN ('sad')` })],
    ['unique:public.u', () => elements('unique:public.u', `"cityName" || 'z'`)],
    ['unique:public.u', () => ({ predicate: `at > '2020-01-01'` })],
  ])('knows its own SQL in %s again', async (id, attributes) => {
    expect(await settled(id, attributes())).toEqual([]);
  });

  it.each([
    ['column:public.Deals.cityName', () => expression("tag('a' || 'c')")],
    ['column:public.Deals.both', () => generated(`"cityName" || 'y'`)],
    ['index:public.i', () => ({ predicate: `"cityName" LIKE 'b%'` })],
    ['unique:public.u', () => elements('unique:public.u', `"cityName" || 'zz'`)],
  ])('sees other SQL in %s', async (id, attributes) => {
    expect(await settled(id, attributes())).toHaveLength(1);
  });
});
