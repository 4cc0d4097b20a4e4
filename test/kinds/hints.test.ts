import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { diff } from '../../src/diff/diff.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { type ObjectId, objectId } from '../../src/model/object.ts';
import type { Plan } from '../../src/model/plan.ts';
import { plan } from '../../src/plan/plan.ts';
import { servers } from '../support/servers.ts';
import { apply, planBetween, remaining, reset, rules, schemaOfScript, statementTexts } from './convert.ts';

describe.each(servers)('$name', (server) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
  });
  afterAll(() => database.close());

  /** The codes of the errors that the rows of the database give. */
  async function errors({ preconditions }: Plan): Promise<string[]> {
    const found: string[] = [];
    for (const { when, diagnostic } of preconditions) {
      const [row] = await database.query<Record<string, boolean>>(when.text());
      if (Object.values(row!)[0]) found.push(diagnostic.code);
    }
    return found;
  }

  async function planFor(
    from: string,
    to: string,
    hints: Parameters<typeof planBetween>[3] = {},
  ): Promise<Plan> {
    const wanted = await schemaOfScript(database, to);
    await reset(database);
    await database.execute(from);
    return planBetween(await introspect(database), wanted, database.version, hints);
  }

  it('fills the rows of a new required column', async () => {
    const made = await planFor(
      'CREATE TABLE deals (id int); INSERT INTO deals VALUES (1), (2)',
      "CREATE TABLE deals (id int, slug text NOT NULL DEFAULT 'none')",
      { 'column:public.deals.slug': { backfill: "'deal-' || id" } },
    );
    expect(statementTexts(made)).toEqual([
      'ALTER TABLE deals ADD COLUMN slug text',
      "UPDATE deals SET slug = 'deal-' || id WHERE slug IS NULL",
      "ALTER TABLE deals\n  ALTER COLUMN slug SET NOT NULL,\n  ALTER COLUMN slug SET DEFAULT 'none'::text",
    ]);
    expect(await errors(made)).toEqual([]);
    await apply(database, made);
    expect(await database.query('SELECT slug FROM deals ORDER BY id')).toEqual([
      { slug: 'deal-1' },
      { slug: 'deal-2' },
    ]);
  });

  it('fills the rows without a value of a column that becomes required', async () => {
    const made = await planFor(
      "CREATE TABLE deals (id int, slug text); INSERT INTO deals VALUES (1, 'a'), (2, NULL)",
      'CREATE TABLE deals (id int, slug text NOT NULL)',
      { 'column:public.deals.slug': { backfill: "'b'" } },
    );
    expect(await errors(made)).toEqual([]);
    await apply(database, made);
    expect(await database.query('SELECT slug FROM deals ORDER BY id')).toEqual([
      { slug: 'a' },
      { slug: 'b' },
    ]);
  });

  it('converts with the SQL of the user', async () => {
    const made = await planFor(
      "CREATE TABLE deals (price text); INSERT INTO deals VALUES ('1.5')",
      'CREATE TABLE deals (price int)',
      { 'column:public.deals.price': { using: '(price::numeric * 100)::int' } },
    );
    await apply(database, made);
    expect(await database.query('SELECT price FROM deals')).toEqual([{ price: 150 }]);
  });

  it.each([
    [
      'required-column-without-value',
      'CREATE TABLE deals (id int)',
      'CREATE TABLE deals (id int, slug text NOT NULL)',
    ],
    [
      'null-in-required-column',
      'CREATE TABLE deals (id int, slug text)',
      'CREATE TABLE deals (id int, slug text NOT NULL)',
    ],
    [
      'duplicate-values',
      'CREATE TABLE deals (id int, slug text)',
      'CREATE TABLE deals (id int UNIQUE, slug text)',
    ],
    ['duplicate-values', 'CREATE TABLE deals (id int NOT NULL)', 'CREATE TABLE deals (id int PRIMARY KEY)'],
    [
      'missing-referenced-rows',
      'CREATE TABLE cities (id int PRIMARY KEY); CREATE TABLE deals (id int)',
      'CREATE TABLE cities (id int PRIMARY KEY); CREATE TABLE deals (id int REFERENCES cities)',
    ],
    [
      'enum-value-in-use',
      "CREATE TYPE mood AS ENUM ('a', 'b'); CREATE TABLE deals (id int, mood mood DEFAULT 'b')",
      "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE deals (id int, mood mood)",
    ],
  ])('finds %s where rows are in the way, and not else', async (code, from, to) => {
    expect(await errors(await planFor(from, to))).toEqual([]);
    expect(await errors(await planFor(`${from}; INSERT INTO deals (id) VALUES (1), (1)`, to))).toEqual([
      code,
    ]);
  });

  it('says what a drop would lose, where there is something', async () => {
    const from = 'CREATE TABLE deals (id int, city text); CREATE TABLE cities (id int)';
    const to = 'CREATE TABLE deals (id int)';
    const lost = async (made: Plan) => {
      const found: string[] = [];
      for (const { when, message } of made.losses) {
        const [row] = await database.query<{ exists: boolean }>(when.text());
        if (row!.exists) found.push(message);
      }
      return found;
    };
    expect(await lost(await planFor(`${from}; INSERT INTO deals VALUES (1, NULL)`, to))).toEqual([]);
    expect(
      await lost(
        await planFor(`${from}; INSERT INTO deals VALUES (1, 'x'); INSERT INTO cities VALUES (1)`, to),
      ),
    ).toEqual(['The values of column `deals.city` are lost.', 'The rows of table `cities` are lost.']);
  });

  it('renames tables, columns, enums and sequences with all that is theirs', async () => {
    const script = (schema: string, table: string, column: string, type: string, sequence: string) => `
      CREATE SCHEMA shop; CREATE TYPE ${type} AS ENUM ('a'); CREATE SEQUENCE ${sequence};
      CREATE TABLE ${schema}.${table} (id int DEFAULT nextval('${sequence}'), ${column} ${type} NOT NULL, part int GENERATED ALWAYS AS (id + 1) STORED,
        CONSTRAINT k PRIMARY KEY (id), CONSTRAINT u UNIQUE (${column}), CONSTRAINT f FOREIGN KEY (id) REFERENCES ${schema}.${table});
      CREATE INDEX i ON ${schema}.${table} (${column}); COMMENT ON COLUMN ${schema}.${table}.${column} IS 'x';`;
    const wanted = await schemaOfScript(database, script('shop', 'offers', '"Type"', '"Kind"', 'counter'));
    await reset(database);
    await database.execute(script('public', 'deals', 'kind', 'kind', 'numbers'));
    const renames: [string, string[], string[]][] = [
      ['table', ['public', 'deals'], ['shop', 'offers']],
      ['column', ['public', 'deals', 'kind'], ['shop', 'offers', 'Type']],
      ['enum', ['public', 'kind'], ['public', 'Kind']],
      ['sequence', ['public', 'numbers'], ['public', 'counter']],
    ];
    const pairs = renames.map(([kind, before, after]): { before: ObjectId; after: ObjectId } => ({
      before: objectId(kind, before),
      after: objectId(kind, after),
    }));
    const difference = diff(await introspect(database), wanted, rules, pairs);
    await apply(
      database,
      plan(
        { before: difference.before, after: wanted, changes: difference.changes, version: database.version },
        kinds,
      ),
    );
    expect(remaining(await introspect(database), wanted)).toEqual([]);
  });
});
