import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../src/migrate/migrationScript.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { lastOf, longTest } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';
import { catalogIn, catalogOf, phasedProject } from './phasing.ts';

const people = {
  before: `
    model Company {
      id   Int    @id @default(autoincrement())
      name String
      @@map("companies")
    }
    model User {
      id      Int    @id @default(autoincrement())
      name    String
      title   String @default("none")
      street  String
      town    String?
      address String?
      code    String  @default("1 000")
      company Int
      @@map("users")
    }`,
  after: `
    model Company {
      id      Int     @id @default(autoincrement())
      name    String
      address String? @backfill("(SELECT u.address FROM users u WHERE u.company = companies.id ORDER BY u.id LIMIT 1)")
      users   User[]
      @@map("companies")
    }
    model User {
      id      Int    @id @default(autoincrement())
      first   String @backfill("split_part(name, ' ', 1)")
      last    String @backfill("split_part(name, ' ', 2)")
      title   String @default("none")
      slug    String @unique @backfill("lower(title) || '-' || id")
      place   String? @backfill("concat_ws(', ', street, town)")
      rank    Int    @default(5) @backfill("length(title)")
      code    Int    @default(1000) @using("translate(code, ' ', '')::int")
      company Int
      at      Company @relation(fields: [company], references: [id], map: "users_company_fkey")
      @@check(expression: "rank >= 0", map: "users_rank_check")
      @@index([rank, company])
      @@unique([company, id], constraint: true)
      @@map("users")
    }`,
  rows: `
    INSERT INTO companies (name) VALUES ('Acme'), ('Umbrella');
    INSERT INTO users (name, title, street, town, address, code, company)
    SELECT 'Ann Nr' || n, 'T' || n, 'Road ' || n, nullif('Town ' || n % 3, 'Town 0'), 'At ' || n, '1 ' || n, 1 + n % 2
    FROM generate_series(1, 2500) n`,
};

describe.each(lastOf(servers))('a change in phases on $name', (server) => {
  it('splits, merges, moves and requires columns while both applications write', async () => {
    const { dev, deploy, developer, production, close, file } = await phasedProject(server);
    await dev(people.before, false);
    await developer.execute(people.rows);
    await deploy();
    await production.execute(people.rows);
    const written = await dev(people.after, true);
    expect(written).toMatchObject({ type: 'migrated' });
    expect(await dev(people.after, true)).toMatchObject({ type: 'up-to-date', unmanaged: [] });

    const first = await deploy();
    expect(first).toMatchObject({ applied: [expect.stringMatching(/_expand$/)] });
    expect(first.held).toEqual([expect.stringMatching(/_contract$/)]);
    const wrong = `SELECT count(*)::int AS wrong FROM users WHERE first <> split_part(name, ' ', 1) OR last <> split_part(name, ' ', 2)
      OR slug <> lower(title) || '-' || id OR place <> concat_ws(', ', street, town) OR rank <> length(title)
      OR code_new <> translate(code, ' ', '')::int`;
    expect(await production.query(wrong)).toEqual([{ wrong: 0 }]);
    expect(await production.query('SELECT address FROM companies ORDER BY id')).toEqual([
      { address: 'At 2' },
      { address: 'At 1' },
    ]);

    // The older application.
    await production.execute(`
      INSERT INTO users (name, street, company) VALUES ('Bob Old', 'Lane', 1);
      UPDATE users SET name = 'Cid Old', town = 'Bern', code = '4 5' WHERE id = 1;
      DELETE FROM users WHERE id = 2`);
    // The newer one.
    await production.execute(`
      INSERT INTO users (first, last, slug, place, company) VALUES ('Dan', 'New', 'dan', 'Here', 2);
      UPDATE users SET first = 'Eve', slug = 'eve', place = NULL WHERE id = 3;
      UPDATE users SET title = 'Changed' WHERE id = 4`);
    const written1 = `SELECT first, last, title, slug, place, rank, code_new AS code FROM users
      WHERE id IN (1, 3, 4) OR name = 'Bob Old' OR slug = 'dan' ORDER BY first`;
    const expected = [
      {
        first: 'Ann',
        last: 'Nr4',
        title: 'Changed',
        slug: 't4-4',
        place: 'Road 4, Town 1',
        rank: 2,
        code: 14,
      },
      { first: 'Bob', last: 'Old', title: 'none', slug: 'none-2501', place: 'Lane', rank: 4, code: 1000 },
      { first: 'Cid', last: 'Old', title: 'T1', slug: 't1-1', place: 'Road 1, Bern', rank: 2, code: 45 },
      { first: 'Dan', last: 'New', title: 'none', slug: 'dan', place: 'Here', rank: 4, code: 1000 },
      { first: 'Eve', last: 'Nr3', title: 'T3', slug: 'eve', place: null, rank: 2, code: 13 },
    ];
    expect(await production.query(written1)).toEqual(expected);

    // What no trigger has seen stops the second migration.
    await production.execute(`UPDATE users SET place = 'Road 3' WHERE id = 3; ALTER TABLE users DISABLE TRIGGER USER;
      INSERT INTO users (name, street, company) SELECT 'Old', 'Lane', 1 FROM generate_series(1, 7); ALTER TABLE users ENABLE TRIGGER USER`);
    expect(await deploy()).toMatchObject({ applied: [], held: [expect.anything()] });
    const stopped = await deploy({ contract: true });
    expect(JSON.stringify(stopped.diagnostics)).toContain('7 rows are in the way');
    await production.execute(`UPDATE users SET name = 'Old Seven', place = 'Lane' WHERE name = 'Old'`);
    expect(await deploy({ contract: true })).toMatchObject({ applied: [expect.anything()], codes: [] });

    const catalog = await catalogOf(server, people.after);
    expect(await catalogIn(production)).toEqual(catalog);
    expect(await catalogIn(developer)).toEqual(catalog);
    expect(file('_contract')).toContain('-- schemac:hold');
    expect(file('_expand').match(/NOT VALID/g)).toHaveLength(2);
    expect(file('_contract').match(/VALIDATE CONSTRAINT/g)).toHaveLength(7);
    expect(file('_expand').match(/CREATE (UNIQUE )?INDEX CONCURRENTLY/g)).toHaveLength(3);
    // What reads all rows shuts nobody out, and nothing else is in its transaction.
    const parser = await loadPostgresParser();
    const { steps } = readScript(parser, { path: 'migration.sql', text: file('_contract') });
    const isValidation = ({ text }: { readonly text: string }) => text.includes('VALIDATE CONSTRAINT');
    expect(steps.map(({ statements }) => statements.filter(isValidation).length / statements.length)).toEqual(
      [0, 1, 1, 0],
    );
    await close();
  });
});

const titles = {
  before: `
    model Book {
      id     Int     @id @default(autoincrement())
      title  String  @unique @default("none")
      pages  Int?
      author String
      @@index([pages, author])
      @@check(expression: "pages > 0", map: "books_pages_check")
      @@map("books")
    }`,
  after: `
    model Book {
      id     Int     @id @default(autoincrement())
      name   String  @unique @default("none") @renamedFrom("title")
      length Int?    @renamedFrom("pages")
      author String
      @@index([length, author])
      @@check(expression: "length > 0", map: "books_pages_check")
      @@map("books")
    }`,
};

longTest.for(servers)(
  'renames columns, which both applications write under their own names meanwhile, on $name',
  async (server) => {
    const { dev, deploy, developer, production, close, file } = await phasedProject(server);
    await dev(titles.before, false);
    await deploy();
    for (const database of [developer, production]) {
      await database.execute(`INSERT INTO books (title, pages, author)
      SELECT 'T' || n, nullif(n % 5, 0), 'A' FROM generate_series(1, 50) n`);
    }
    const before = await production.query('SELECT * FROM books ORDER BY id');
    const asBefore = await catalogIn(production);
    expect(await dev(titles.after, true)).toMatchObject({ type: 'migrated', diagnostics: [] });
    expect(await dev(titles.after, true)).toMatchObject({ type: 'up-to-date', unmanaged: [] });
    expect(await deploy()).toMatchObject({ applied: [expect.stringMatching(/_expand$/)], codes: [] });
    const asExpanded = await catalogIn(production);
    // The older application, then the newer one, which finds rows by an index of its own.
    await production.execute(`
    INSERT INTO books (author) VALUES ('old');
    UPDATE books SET title = 'Old', pages = NULL WHERE id = 1;
    INSERT INTO books (name, length, author) VALUES ('New', 7, 'new') ON CONFLICT (name) DO NOTHING;
    INSERT INTO books (name, author) VALUES ('New', 'again') ON CONFLICT (name) DO NOTHING;
    UPDATE books SET name = 'Two', length = 200 WHERE id = 2;
    UPDATE books SET length = NULL WHERE id = 3`);
    const both = `SELECT count(*) FILTER (WHERE name IS DISTINCT FROM title OR length IS DISTINCT FROM pages)::int AS wrong,
    count(*)::int FROM books`;
    expect(await production.query(both)).toEqual([{ wrong: 0, count: 52 }]);
    await expect(production.execute('UPDATE books SET length = -1')).rejects.toThrow('books_pages_check');
    const past = (title: string) => `ALTER TABLE books DISABLE TRIGGER USER;
      UPDATE books SET title = '${title}' WHERE id = 5; ALTER TABLE books ENABLE TRIGGER USER`;
    await production.execute(past('past'));
    const stopped = await deploy({ contract: true });
    expect(JSON.stringify(stopped.diagnostics)).toContain('1 row is in the way');
    await production.execute(past('T5'));
    expect(await deploy({ contract: true })).toMatchObject({ applied: [expect.anything()], codes: [] });
    const after = await production.query('SELECT * FROM books ORDER BY id');
    expect(after.slice(3, 50).map((row) => Object.values(row))).toEqual(
      before.slice(3).map((row) => Object.values(row)),
    );
    expect([0, 1, 2, 50, 51].map((at) => after[at])).toMatchObject([
      { name: 'Old', length: null },
      { name: 'Two', length: 200 },
      { name: 'T3', length: null },
      { name: 'none', length: null, author: 'old' },
      { name: 'New', length: 7, author: 'new' },
    ]);
    const catalog = await catalogOf(server, titles.after);
    expect(await catalogIn(production)).toEqual(catalog);
    expect(await catalogIn(developer)).toEqual(catalog);
    // On the way back both find their values again.
    await production.execute(file('_contract', 'down'));
    expect(await catalogIn(production)).toEqual(asExpanded);
    await production.execute(`UPDATE books SET name = 'Back' WHERE id = 4`);
    expect(await production.query(both)).toEqual([{ wrong: 0, count: 52 }]);
    await production.execute(file('_expand', 'down'));
    expect(await catalogIn(production)).toEqual(asBefore);
    await close();
  },
);

longTest.each([
  ['names that move on', 'b Int @renamedFrom("a")\n c Int @renamedFrom("b")', 'pairs.'],
  ['a rename beside another change', 'c Int @renamedFrom("a")\n b Int?', 'in an edit of its own'],
])('does not divide %s, and says so', async (_, fields, reason) => {
  const { dev, close } = await phasedProject(servers.at(-1)!);
  const model = (columns: string) => `model Pair {\n id Int @id\n ${columns}\n @@map("pairs")\n}`;
  await dev(model('a Int\n b Int'), false);
  const written = await dev(model(fields), true);
  expect(written).toMatchObject({ type: 'migrated', diagnostics: [{ code: 'not-phased' }] });
  expect(JSON.stringify(written.diagnostics)).toContain(reason);
  await close();
});

const sales = {
  before: `
    model Shop {
      id    Int    @id @default(autoincrement())
      /// Digits, and blanks between them.
      price String @default("0")
      code  Int?   @unique
      name  String
      sales Sale[]
      @@index([price, name])
      @@unique([code, name], constraint: true, map: "shops_code_name")
      @@check(expression: "code > 0", map: "shops_code_check")
      @@map("shops")
    }
    model Sale {
      id   Int  @id @identity(start: 100)
      shop Int
      at   Shop @relation(fields: [shop], references: [id], map: "sales_shop_fkey")
      @@index([shop])
      @@map("sales")
    }`,
  after: `
    model Shop {
      id    BigInt  @id @default(autoincrement())
      /// Digits, and blanks between them.
      price Int     @default(0) @using("translate(price, ' ', '')::int")
      code  BigInt? @unique
      name  String
      sales Sale[]
      @@index([price, name])
      @@unique([code, name], constraint: true, map: "shops_code_name")
      @@check(expression: "code > 0", map: "shops_code_check")
      @@map("shops")
    }
    model Sale {
      id   BigInt @id @identity(start: 100)
      shop BigInt
      at   Shop   @relation(fields: [shop], references: [id], map: "sales_shop_fkey")
      @@index([shop])
      @@map("sales")
    }`,
  rows: `
    INSERT INTO shops (price, code, name) SELECT n || ' 000', nullif(n % 5, 0) + n * 10, 'N' || n FROM generate_series(1, 40) n;
    INSERT INTO sales (shop) SELECT id FROM shops`,
};

/** What the schema does not speak of: a trigger, after which that between the two migrations must come. */
const others = `CREATE VIEW cheap AS SELECT id, price FROM shops WHERE code < 100;
  CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.name = ''new'' THEN NEW.code := 500; END IF; RETURN NEW; END';
  CREATE TRIGGER tidy BEFORE INSERT OR UPDATE ON shops FOR EACH ROW EXECUTE FUNCTION tidy()`;
const withoutOthers = 'DROP VIEW cheap; DROP TRIGGER tidy ON shops; DROP FUNCTION tidy()';

longTest.for(servers)(
  'changes types beside the application, and keys with what points at them, on $name',
  async (server) => {
    const { dev, deploy, developer, production, close, file } = await phasedProject(server);
    await dev(sales.before, false);
    await deploy();
    for (const database of [developer, production]) await database.execute(sales.rows);
    await production.execute(others);
    await developer.execute(others);
    const [asBefore, rows] = [
      await catalogIn(production),
      await production.query('SELECT * FROM shops ORDER BY id'),
    ];
    const written = await dev(sales.after, true);
    expect(written).toMatchObject({ type: 'migrated', diagnostics: [{ code: 'new-type-last' }] });
    expect(await dev(sales.after, true)).toMatchObject({ type: 'up-to-date' });
    expect(await deploy()).toMatchObject({ applied: [expect.stringMatching(/_expand$/)] });
    const asExpanded = await catalogIn(production);
    const wrong = `SELECT count(*)::int AS wrong FROM shops s LEFT JOIN sales ON shop = s.id
    WHERE s.id <> s.id_new OR price_new IS DISTINCT FROM translate(price, ' ', '')::int
      OR code IS DISTINCT FROM code_new OR shop <> shop_new OR sales.id <> sales.id_new`;
    await production.execute(`
    INSERT INTO shops (price, code, name) VALUES ('7 7', 499, 'new');
    INSERT INTO sales (shop) VALUES (41);
    UPDATE shops SET price = '5 5', code = NULL WHERE id = 1;
    UPDATE shops SET id = 400 WHERE id = 4`);
    expect(await production.query(wrong)).toEqual([{ wrong: 0 }]);
    await expect(production.execute(`UPDATE shops SET price = 'on request'`)).rejects.toThrow('onrequest');

    // What no trigger has seen stops the second migration.
    await production.execute(`ALTER TABLE shops DISABLE TRIGGER USER; UPDATE shops SET price = '9' WHERE id < 4;
    ALTER TABLE shops ENABLE TRIGGER USER`);
    const stopped = await deploy({ contract: true });
    expect(JSON.stringify(stopped.diagnostics)).toContain('3 rows are in the way');
    await production.execute('UPDATE shops SET price = price WHERE id < 4');
    expect(await deploy({ contract: true })).toMatchObject({ applied: [expect.anything()] });
    // Nothing is built or looked through while others wait.
    expect(file('_contract')).not.toMatch(/table-rewrite|index-build|CREATE (UNIQUE )?INDEX/);
    await production.execute(
      `INSERT INTO shops (price, name) VALUES (1, 'last'); INSERT INTO sales (shop) VALUES (42)`,
    );
    expect(
      await production.query(`SELECT id, shop FROM sales WHERE id > 139 OR shop = 400 ORDER BY id`),
    ).toEqual([
      { id: 103n, shop: 400n },
      { id: 140n, shop: 41n },
      { id: 141n, shop: 42n },
    ]);
    await production.execute(withoutOthers);
    await developer.execute(withoutOthers);
    const catalog = await catalogOf(server, sales.after);
    expect(await catalogIn(production)).toEqual(catalog);
    expect(await catalogIn(developer)).toEqual(catalog);

    // On the way back the second columns find their values again.
    await production.execute(others);
    await production.execute(file('_contract', 'down'));
    expect(await catalogIn(production)).toEqual(asExpanded);
    expect(await production.query(wrong)).toEqual([{ wrong: 0 }]);
    await production.execute(file('_expand', 'down'));
    expect(await catalogIn(production)).toEqual(asBefore);
    const kept = await production.query('SELECT * FROM shops WHERE id BETWEEN 5 AND 40 ORDER BY id');
    expect(kept).toEqual(rows.slice(4).map((row) => ({ ...row, price: `${(row as { id: number }).id}000` })));
    await close();
  },
);

it('writes what the documentation shows', async () => {
  const [, page = ''] = readFileSync('docs/data-migrations.md', 'utf8').split(/^## In two phases$/m);
  const [section = ''] = page.split(/^## /m);
  const [before, after, expand, contract] = [...section.matchAll(/```\w+\n(.*?)```/gs)].map(
    ([, text]) => text!,
  );
  const { dev, developer, close, file } = await phasedProject(servers.at(-1)!);
  await dev(before!, false);
  await developer.execute(`INSERT INTO people (name) VALUES ('Ann Arbor'), ('Ben Nevis')`);
  expect(await dev(after!, true)).toMatchObject({ type: 'migrated' });
  const belowHead = (ending: string) =>
    file(ending).replace(/^(-- schemac:(parent|schema|hold)\b.*\n)+\n/, '');
  expect(belowHead('_expand')).toBe(expand);
  expect(belowHead('_contract')).toBe(contract);
  await close();
});
