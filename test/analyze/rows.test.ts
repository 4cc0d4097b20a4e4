import { expect, it } from 'vitest';
import { rowKey } from '../../src/kinds/shared/rowKey.ts';
import { analyzeText, renderDiagnostics, renderObjects } from './analyzeText.ts';

const models = `
enum Region {
  EUROPE
  ASIA @map("asia")
}

model Country {
  code   String  @id @db.Char(2)
  iso    Int     @unique @db.SmallInt
  name   String  @db.VarChar(5)
  region Region  @default(EUROPE)
  facts  Json?
  upper  String? @generated("upper(name)")
  cities City[]
}

model City {
  id      Int     @id @default(autoincrement())
  code    String
  country Country @relation(fields: [code], references: [code])
}

model Reading {
  at    DateTime @id
  value Float
}
`;

function problems(block: string): readonly string[] {
  return renderDiagnostics(analyzeText(`${models}\n${block}`).diagnostics);
}

it('reads rows by their keys, with enum values and names as the database has them', () => {
  const schema = analyzeText(`${models}
data Country {
  columns = [code, iso, name, region, facts]
  rows    = [
    ["NL", 528, "NL", EUROPE, { a: [1.50, "x", null] }],
    { code: "a.", iso: -7, name: "x", region: ASIA, facts: null },
  ]
}`);
  expect(renderDiagnostics(schema.diagnostics)).toEqual([]);
  expect(renderObjects(schema, ['data'])).toMatchInlineSnapshot(`
    [
      "data:public.Country.rows key=["column:public.Country.code"] rows={"NL":{"column:public.Country.code":"NL","column:public.Country.iso":"528","column:public.Country.name":"NL","column:public.Country.region":"EUROPE","column:public.Country.facts":"{\\"a\\": [1.50, \\"x\\", null]}"},"\\"a.\\"":{"column:public.Country.code":"a.","column:public.Country.iso":"-7","column:public.Country.name":"x","column:public.Country.region":"asia","column:public.Country.facts":null}} asked=["column:public.Country.facts"] uniqueKey=primary-key:public.Country.Country_pkey",
    ]
  `);
});

it('tells rows apart by the key that they all give, or that is named', () => {
  const keys = (block: string) => renderObjects(analyzeText(`${models}\n${block}`), ['data']);
  expect(keys('data City {\n rows = [{ id: 1, code: "NL" }]\n}')).toMatchInlineSnapshot(`
    [
      "data:public.City.rows key=["column:public.City.id"] rows={"1":{"column:public.City.id":"1","column:public.City.code":"NL"}} uniqueKey=primary-key:public.City.City_pkey",
    ]
  `);
  expect(
    keys('data Country {\n key = [iso]\n complete = true\n rows = [{ code: "NL", iso: 1, name: "NL" }]\n}'),
  ).toMatchInlineSnapshot(`
    [
      "data:public.Country.rows key=["column:public.Country.iso"] rows={"1":{"column:public.Country.code":"NL","column:public.Country.iso":"1","column:public.Country.name":"NL"}} complete=true uniqueKey=unique:public.Country_iso_key",
    ]
  `);
});

it.each([
  ['data Contry {\n  rows = []\n}'],
  ['data Region {\n  rows = []\n}'],
  ['data City {\n  rows = []\n}\ndata City {\n  rows = []\n}'],
  ['data City {\n  row = []\n}'],
  ['data City {\n  complete = true\n  rows = []\n}'],
  ['data City {\n  rows = 3\n}'],
  ['data City {\n  rows = [3, ["NL"]]\n}'],
  ['data City {\n  columns = [id, cod]\n  rows = [{ idd: 1, country: "NL" }]\n}'],
  ['data City {\n  columns = [id, code]\n  rows = [[1], { id: 1, id: 2, code: "NL" }]\n}'],
  ['data City {\n  rows = [{ id: 1, code: "NL" }, { id: 1, code: "FR" }, { code: "BE" }]\n}'],
  ['data City {\n  rows = [{ id: 3000000000, code: null }, { id: 2 }, { id: "3", code: NL }]\n}'],
  [
    'data Country {\n  columns = [code, iso, name, region, facts]\n  rows = [["NLD", 40000, "Netherlands", EUROP, "{"], ["NL", 1.5, now(), "ASIA", { a: now() }]]\n}',
  ],
  ['data Country {\n  rows = [{ code: "NL", iso: 1, name: "NL", upper: "NL" }]\n}'],
  ['data Country {\n  key = [name]\n  rows = [{ code: "NL", iso: 1, name: "NL" }]\n}'],
  ['data Reading {\n  rows = [{ at: "2026-01-01", value: 1 }]\n}'],
])('refuses %s', (block) => {
  expect(problems(block)).toMatchSnapshot();
});

it('refuses more rows than a schema should hold', () => {
  const rows = Array.from({ length: 10_001 }, (_, id) => `{ id: ${id}, code: "NL" }`).join(',\n');
  expect(problems(`data City {\n  rows = [${rows}]\n}`)).toMatchInlineSnapshot(`
    [
      "error too-many-rows 28:6 «City»: A block holds up to 10000 rows, and here are 10001.",
      "  fix: load them with a migration: \`schemac migrate dev --create-only\`",
    ]
  `);
});

it('keeps the parts of a key apart', () => {
  expect([['NL'], ['a.b'], ['a', 'b'], ['', '"'], ['日本']].map(rowKey)).toEqual(
    ['NL', '"a.b"', 'a.b', '""."""" ', '"日本"'].map((text) => text.trim()),
  );
});
