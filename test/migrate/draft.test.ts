import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { type AnswerFlags, readAnswers } from '../../src/migrate/answers.ts';
import { compareWithDatabase } from '../../src/migrate/compareWithDatabase.ts';
import { type Draft, draftMigration } from '../../src/migrate/draft.ts';
import { parse } from '../../src/syntax/parse.ts';
import { servers } from '../support/servers.ts';
import { deployFolder, inSession, migrationsFolder } from './deploying.ts';

const server = servers.at(-1)!;
let database: Database;

beforeAll(async () => {
  database = await openDatabase({ url: await server.createDatabase() });
  await database.execute(`
    CREATE TABLE deals (id integer CONSTRAINT deals_pkey PRIMARY KEY, city text, note text);
    INSERT INTO deals VALUES (1, 'Oslo', 'x');
  `);
});

afterAll(() => database.close());

/** The draft for a schema that owns all that is there, with these flags. */
async function draft(text: string, flags: Partial<AnswerFlags>, on = database): Promise<Draft> {
  const { schema, unspoken } = analyze([parse({ path: 'schema.dsl', text }).document]);
  const current = await introspect(on);
  const given = { renames: [], drops: [], acceptDataLoss: false, ...flags };
  const { answers, diagnostics } = readAnswers(given, current, schema, 'public');
  expect(diagnostics).toEqual([]);
  const comparison = await compareWithDatabase({
    database: on,
    current,
    desired: { schema, unspoken },
    owned: new Set(current.keys()),
    renames: answers.renames,
    memory: [],
  });
  return draftMigration(comparison, answers, on);
}

const renames = ['deals=offers'];

describe('a renamed table with rows', () => {
  it('is asked about its rows under its old name', async () => {
    const result = await draft(
      'model offers {\n  id Int @id\n  city String?\n  note String?\n  town String\n}',
      {
        renames,
      },
    );
    const codes = result.type === 'refused' ? result.diagnostics.map(({ code }) => code) : result.type;
    expect(codes).toEqual(['required-column-without-value']);
  });

  it('wants consent to the loss of a column, which is named as the database has it', async () => {
    const text = 'model offers {\n  id Int @id\n  city String?\n}';
    const asked = await draft(text, { renames });
    expect(
      asked.type === 'questions'
        ? asked.questions.map((question) => 'name' in question && question.name)
        : asked.type,
    ).toEqual(['deals.note']);
    expect((await draft(text, { renames, drops: ['deals.note'] })).type).toBe('draft');
  });

  it('is asked whether a column of it is renamed, which is named as the database has it', async () => {
    const text = 'model offers {\n  id Int @id\n  city String?\n  remark String?\n}';
    const asked = await draft(text, { renames });
    expect(
      asked.type === 'questions'
        ? asked.questions.map((question) => 'name' in question && question.name)
        : asked.type,
    ).toEqual(['deals.note']);
    const answered = await draft(text, { renames: [...renames, 'deals.note=remark'] });
    expect(answered.type === 'draft' ? answered.sql : answered.type).toContain(
      'RENAME COLUMN note TO remark',
    );
  });
});

describe('what the rows here allow', () => {
  const text = 'model offers {\n  id Int @id\n  city String @unique\n  note String? @db.VarChar(2)\n}';

  it('is expected of the rows elsewhere, behind the renames', async () => {
    const result = await draft(text, { renames });
    const sql = result.type === 'draft' ? result.sql : '';
    expect(sql.match(/^-- schemac:expect .*$/gm)).toMatchInlineSnapshot(`
      [
        "-- schemac:expect SELECT NOT EXISTS (SELECT FROM offers WHERE city IS NULL)",
        "-- schemac:expect SELECT NOT EXISTS (SELECT FROM offers WHERE char_length(note::text) > 2)",
        "-- schemac:expect SELECT NOT EXISTS (SELECT FROM offers WHERE city IS NOT NULL GROUP BY city HAVING count(*) > 1)",
      ]
    `);
    expect(sql.indexOf('RENAME TO offers')).toBeLessThan(sql.indexOf('schemac:expect'));
    const failures = [
      "INSERT INTO deals VALUES (1, 'Oslo', NULL), (2, NULL, NULL), (3, NULL, NULL)",
      "INSERT INTO deals VALUES (1, 'Oslo', NULL), (2, 'Oslo', NULL)",
      "INSERT INTO deals VALUES (1, 'Oslo', 'xyz')",
    ].map(async (rows) => {
      const target = { url: await server.createDatabase() };
      await inSession(target, (session) =>
        session.execute(
          `CREATE TABLE deals (id integer CONSTRAINT deals_pkey PRIMARY KEY, city text, note text); ${rows}`,
        ),
      );
      const { diagnostics } = await deployFolder(target, migrationsFolder({ '1_a': sql }));
      const { code, message, notes } = diagnostics.at(-1)!;
      return [code, message, notes?.[0]?.message];
    });
    expect(await Promise.all(failures)).toMatchInlineSnapshot(`
      [
        [
          "expectation",
          "What the migration expects does not hold: 2 rows are in the way.",
          "The file says: \`offers.city\` becomes required, but rows hold NULL in it.",
        ],
        [
          "expectation",
          "What the migration expects does not hold: 1 set of equal rows is in the way.",
          "The file says: \`offers_city_key\` cannot be created: rows of the table are the same in city.",
        ],
        [
          "expectation",
          "What the migration expects does not hold: 1 row is in the way.",
          "The file says: \`offers.note\` cannot change from text to character varying(2), because rows hold a value that has more than 2 characters.",
        ],
      ]
    `);
  });

  it('is not expected where the same file makes it so, or takes over what it drops', async () => {
    const url = await server.createDatabase();
    const empty = await openDatabase({ url });
    await empty.execute(
      'CREATE TABLE people (id integer CONSTRAINT people_pkey PRIMARY KEY, first text, last text, age text, slug text, code text)',
    );
    const result = await draft(
      `model people {
        id   Int    @id
        slug String @backfill("'p' || id")
        full String @backfill("first || ' ' || last")
        code Int    @unique @using("coalesce(length(code), 5) + id")
      }`,
      {},
      empty,
    );
    const sql = result.type === 'draft' ? result.sql : JSON.stringify(result);
    expect(sql.match(/schemac:expect .*/g), sql).toEqual([
      'schemac:expect SELECT NOT EXISTS (SELECT FROM people WHERE (coalesce(length(code), 5) + id) IS NULL)',
      'schemac:expect SELECT NOT EXISTS (SELECT FROM people WHERE age IS NOT NULL)',
    ]);
    await empty.execute(
      "INSERT INTO people VALUES (1, 'Ada', 'Byron', NULL, NULL, 'x'), (2, 'Max', 'Born', NULL, NULL, 'x'), (3, 'Eva', 'Ito', NULL, NULL, NULL)",
    );
    const deployed = await deployFolder({ url }, migrationsFolder({ '1_a': sql }));
    expect(deployed.diagnostics).toEqual([]);
    expect(await empty.query('SELECT id, slug, code, "full" FROM people ORDER BY id')).toEqual([
      { id: 1, slug: 'p1', code: 2, full: 'Ada Byron' },
      { id: 2, slug: 'p2', code: 3, full: 'Max Born' },
      { id: 3, slug: 'p3', code: 8, full: 'Eva Ito' },
    ]);
    await empty.close();
  });
});
