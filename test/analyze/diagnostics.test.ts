import { describe, expect, it } from 'vitest';
import { analyzeText, renderDiagnostics } from './analyzeText.ts';

const said = (text: string) => renderDiagnostics(analyzeText(text).diagnostics);
const model = (...lines: readonly string[]) =>
  `model T {\n  id Int @id\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const client = (features = '') => `generator c {\n  provider = "prisma-client"\n${features}}\n`;

describe('blocks and names', () => {
  it('are known', () => {
    expect(said('modle T {\n  id Int @id\n}\n')).toMatchInlineSnapshot(`
      [
        "error unknown-block 1:1 «modle»: There is no block \`modle\`.",
        "  fix: did you mean \`model\`?",
      ]
    `);
    expect(said(`${client()}${model()}type Address {\n  city String\n}\n`)).toMatchInlineSnapshot(`
      [
        "error unsupported-block 7:6 «Address»: PostgreSQL has no composite types in Prisma: \`type\` is for MongoDB.",
        "  fix: make it a \`model\`, or a field of type \`Json\`",
      ]
    `);
  });
  it('are single', () => {
    expect(said(`${model()}enum T {\n  A\n}\n`)).toMatchInlineSnapshot(`
      [
        "error duplicate-name 4:6 «T»: The name \`T\` is taken.",
      ]
    `);
    expect(said(model('a Int', 'a String'))).toMatchInlineSnapshot(`
      [
        "error duplicate-name 4:3 «a»: \`T\` has two fields \`a\`.",
      ]
    `);
    expect(said('enum E {\n  A\n  B @map("A")\n}\n')).toMatchInlineSnapshot(`
      [
        "error duplicate-name 3:3 «B»: \`E\` has the value \`A\` twice.",
      ]
    `);
  });
  it('are single in the database', () => {
    expect(said(`${model('@@map("t")')}model S {\n  id Int @id\n  @@map("t")\n}\n`)).toMatchInlineSnapshot(`
      [
        "error duplicate-name 7:3 «@@map("t")»: The model \`S\` and the model \`T\` have one name in the database, \`t\`.",
      ]
    `);
    expect(said(`${model()}enum E {\n  A\n  @@map("T")\n}\n`)).toMatchInlineSnapshot(`
      [
        "error duplicate-name 6:3 «@@map("T")»: The enum \`E\` and the model \`T\` have one name in the database, \`T\`.",
      ]
    `);
    expect(said(model('a Int @map("x")', 'x String'))).toMatchInlineSnapshot(`
      [
        "error duplicate-name 3:3 «a»: \`a\` and \`x\` of \`T\` have one name in the database, \`x\`.",
      ]
    `);
    expect(said(model('a Int @unique(map: "i")', '@@index([a], map: "i")'))).toMatchInlineSnapshot(`
      [
        "error duplicate-name 4:3 «@@index([a], map: "i")»: The name \`i\` is taken in the database.",
        "  fix: give another name with \`map: "…"\`",
      ]
    `);
    expect(said(model('a Int', '@@index([a], map: "T_pkey")'))).toMatchInlineSnapshot(`
      [
        "error duplicate-name 4:3 «@@index([a], map: "T_pkey")»: The name \`T_pkey\` is taken in the database.",
        "  fix: give another name with \`map: "…"\`",
      ]
    `);
  });
  it('are such that PostgreSQL can hold them', () => {
    expect(said(model(`a Int @map("${'x'.repeat(64)}")`))).toMatchInlineSnapshot(`
      [
        "error name-too-long 3:14 «"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"»: The name \`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\` is too long: PostgreSQL cuts names after 63 bytes, and this one has 64.",
      ]
    `);
    expect(said(model(`@@map("")`))).toMatchInlineSnapshot(`
      [
        "error empty-name 3:9 «""»: A name in the database cannot be empty.",
      ]
    `);
    expect(said(`model ${'x'.repeat(64)} {\n  id Int @id\n}\n`)).toMatchInlineSnapshot(`
      [
        "error name-too-long 1:7 «xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx»: The name \`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\` is too long: PostgreSQL cuts names after 63 bytes, and this one has 64.",
      ]
    `);
  });
  it('are none that Prisma Client cannot use', () => {
    expect(
      said(`model delete {\n  id Int @id\n}\nmodel String {\n  id Int @id\n}\n${client()}`),
    ).toMatchInlineSnapshot(`
      [
        "error invalid-name 1:7 «delete»: \`delete\` is reserved in JavaScript; choose another name and add \`@@map("delete")\`.",
        "error invalid-name 4:7 «String»: \`String\` is a type of the language; choose another name.",
      ]
    `);
  });
});

describe('what Prisma Client alone asks for', () => {
  const user = 'model User {\n  id BigInt @id\n  ts T[]\n}\n';
  const cases: Readonly<Record<string, readonly [text: string, code: string]>> = {
    'a key for every row': ['model T {\n  a Int?\n}\n', 'no-unique-key'],
    'one type on both sides of a relation': [
      user + model('a Int', 'user User @relation(fields: [a], references: [id])'),
      'relation-type-mismatch',
    ],
    'no field with the name of a key': [
      model('a Int', 'b Int', 'a_b Int', '@@unique([a, b])'),
      'duplicate-name',
    ],
    'a name of a key that is no field': [
      model('a Int', 'b Int', '@@unique([a, b], name: "a")'),
      'duplicate-name',
    ],
    'no list in a primary key': ['model T {\n  a Int[] @id\n}\n', 'optional-primary-key'],
    'no word of JavaScript': ['model class {\n  id Int @id\n}\n', 'invalid-name'],
    'a value in an enum': ['enum E {\n}\n', 'empty-enum'],
    'relations to what it ignores to be ignored': [
      `model User {\n  id Int @id\n  ts T[]\n  @@ignore\n}\n${model('a Int', 'user User @relation(fields: [a], references: [id])')}`,
      'missing-ignore',
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [text, code]) => {
    expect(said(text)).toEqual([]);
    expect(analyzeText(text + client()).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
  it('is not that PostgreSQL can compare the columns of a relation', () => {
    const relation = (column: string, key: string) =>
      analyzeText(
        `model User {\n  id ${key} @id\n  ts T[]\n}\n${model(`a ${column}`, 'user User @relation(fields: [a], references: [id])')}`,
      ).diagnostics.map((diagnostic) => diagnostic.code);
    expect(relation('Int', 'Decimal')).toEqual([]);
    expect(relation('Decimal', 'Int')).toEqual(['relation-type-mismatch']);
    expect(relation('String', 'BigInt')).toEqual(['relation-type-mismatch']);
  });
});

describe('types and attributes', () => {
  it('are known', () => {
    expect(said(model('a Strng', 'b Rol', 'c integer', 'd Xyz', 'e Foo("x")'))).toMatchInlineSnapshot(`
      [
        "error unknown-type 3:5 «Strng»: There is no type \`Strng\`.",
        "  fix: did you mean \`String\`?",
        "error unknown-type 4:5 «Rol»: There is no type \`Rol\`.",
        "  fix: declare it as a model, an enum or a domain, or write \`Unsupported("Rol")\`",
        "error unknown-type 5:5 «integer»: There is no type \`integer\`.",
        "  fix: did you mean \`Int\`?",
        "error unknown-type 6:5 «Xyz»: There is no type \`Xyz\`.",
        "  fix: declare it as a model, an enum or a domain, or write \`Unsupported("Xyz")\`",
        "error unknown-type 7:5 «Foo("x")»: A type in parentheses is written \`Unsupported("name of the type in SQL")\`.",
      ]
    `);
    expect(said(model('a Int @uniqe @db.Integr @pg.Integer', '@@idx([a])'))).toMatchInlineSnapshot(`
      [
        "error unknown-attribute 3:9 «@uniqe»: There is no attribute \`@uniqe\` here.",
        "  fix: did you mean \`@unique\`?",
        "error wrong-native-type 3:16 «@db.Integr»: There is no native type \`Integr\`.",
        "  fix: did you mean \`Integer\`?",
        "error duplicate-attribute 3:27 «@pg.Integer»: A field has one native type.",
        "error unknown-attribute 4:3 «@@idx([a])»: There is no attribute \`@@idx\` here.",
        "  fix: did you mean \`@@id\`?",
      ]
    `);
    expect(said(model('a Int @unique @unique', 'b Int[]?'))).toMatchInlineSnapshot(`
      [
        "error optional-list 4:5 «Int[]?»: A list cannot be optional: without items it is empty",
        "  fix: Write \`[]\` alone",
        "error duplicate-attribute 3:17 «@unique»: \`@unique\` stands here twice.",
      ]
    `);
  });
  it('fit', () => {
    expect(
      said(
        model(
          'a Int @db.Text',
          'b Decimal @db.Decimal(3)',
          'c Decimal @db.Decimal(2, 3)',
          'd String @db.VarChar("x")',
          'e DateTime @db.Timestamp(7)',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error wrong-native-type 3:9 «@db.Text»: The native type \`Text\` is for String, and \`a\` is Int.",
        "error wrong-native-type 4:13 «@db.Decimal(3)»: \`Decimal\` takes two whole numbers, or none.",
        "error wrong-native-type 5:13 «@db.Decimal(2, 3)»: \`Decimal\`: the scale cannot be larger than the precision.",
        "error wrong-native-type 6:12 «@db.VarChar("x")»: \`VarChar\` takes one whole number, or none.",
        "error wrong-native-type 7:14 «@db.Timestamp(7)»: \`Timestamp\`: the precision goes from 0 to 6.",
      ]
    `);
    expect(said(model('a String @updatedAt', 'b Unsupported("Uuid")'))).toMatchInlineSnapshot(`
      [
        "error wrong-attribute 3:12 «@updatedAt»: \`@updatedAt\` needs a single DateTime, which \`a\` is not.",
        "error supported-type 4:5 «Unsupported("Uuid")»: The type \`Uuid\` is supported: write \`String @db.Uuid\`.",
      ]
    `);
  });
  it('have the arguments that they take', () => {
    expect(
      said(
        model(
          'a Int @unique(mpa: "x")',
          'b Int @map',
          'c Int @map("x", "y")',
          'd Int @unique(map: 5)',
          'e Int @unique(map: "u", map: "v")',
          'f Int @unique(sort: Down)',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error unknown-argument 3:17 «mpa: "x"»: \`@unique\` has no argument \`mpa\`.",
        "  fix: did you mean \`map\`?",
        "error missing-argument 4:9 «@map»: \`@map\` needs its argument \`name\`.",
        "error unknown-argument 5:9 «@map("x", "y")»: \`@map\` takes one argument without a name.",
        "  fix: did you mean \`["x", "y"]\`?",
        "error wrong-argument 6:22 «5»: \`map\` takes a string: the name in the database.",
        "error duplicate-argument 7:27 «map: "v"»: The argument \`map\` is given twice.",
        "error wrong-argument 8:23 «Down»: \`sort\` takes \`Asc\` or \`Desc\`.",
      ]
    `);
    expect(
      said(
        model(
          'a Int',
          'b Int',
          '@@index([a, c])',
          '@@index([a, a])',
          '@@unique([])',
          '@@index([a, b], type: Gim)',
          '@@index([a(srt: Desc)])',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error unknown-field 5:15 «c»: \`T\` has no field \`c\`.",
        "error duplicate-field 6:15 «a»: The field \`a\` is listed twice.",
        "error no-fields 7:12 «[]»: \`fields\` is empty: name at least one field.",
        "error wrong-argument 8:25 «Gim»: \`type\` takes \`BTree\`, \`Hash\`, \`Gist\`, \`Gin\`, \`SpGist\` or \`Brin\`.",
        "  fix: did you mean \`Gin\`?",
        "error unknown-argument 9:14 «srt: Desc»: \`a\` has no argument \`srt\`.",
        "  fix: did you mean \`sort\`?",
      ]
    `);
  });
});

describe('defaults', () => {
  it('fit', () => {
    expect(
      said(
        `enum E {\n  ONE\n}\n${model('a Int @default("1")', 'b Int @default(1.5)', 'c E @default(ON)', 'd String[] @default("x")', 'e Int @default([1])', 'f Boolean @default("x")', 'g Json @default("{")', 'h DateTime @default("tomorrow")', 'i Bytes @default("?")', 'j Int @default(9223372036854775808)')}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "error wrong-default 6:18 «"1"»: This is no value of type Int.",
        "error wrong-default 7:18 «1.5»: \`1.5\` is no whole number.",
        "error unknown-value 8:16 «ON»: The enum \`E\` has no value \`ON\`.",
        "error wrong-default 9:23 «"x"»: \`d\` is a list: write its default as \`[…]\`.",
        "error wrong-default 10:18 «[1]»: The field is no list, so its default is a single value.",
        "error wrong-default 11:22 «"x"»: This is no value of type Boolean.",
        "error wrong-default 12:19 «"{"»: The text is not JSON: Expected property name or '}' in JSON at position 1.",
        "error wrong-default 13:23 «"tomorrow"»: \`tomorrow\` is no date and time as in \`2030-12-31T23:59:59Z\`.",
        "error wrong-default 14:20 «"?"»: The text is not Base64.",
        "error wrong-default 15:18 «9223372036854775808»: \`9223372036854775808\` does not fit into 64 bits.",
      ]
    `);
  });
  it('are functions that are there', () => {
    expect(
      said(
        model(
          'a DateTime @default(noww())',
          'b String @default(now())',
          'c DateTime @default(now(1))',
          'd String @default(uuid(5))',
          'e Int @default(auto())',
          'f String @default(dbgenerated(""))',
          'g DateTime[] @default(now())',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error unknown-function 3:23 «noww()»: There is no function \`noww()\`.",
        "  fix: did you mean \`now()\`?",
        "error wrong-default 4:21 «now()»: \`now()\` is for fields of type DateTime; \`b\` is not.",
        "error wrong-default 5:23 «now(1)»: \`now()\` takes no arguments.",
        "error wrong-default 6:21 «uuid(5)»: \`uuid()\` takes 4 or 7, or nothing.",
        "error wrong-default 7:18 «auto()»: \`auto()\` is for MongoDB alone; PostgreSQL has \`autoincrement()\`.",
        "error wrong-default 8:21 «dbgenerated("")»: \`dbgenerated()\` takes one string of SQL that is not empty, or nothing.",
        "error wrong-default 9:25 «now()»: \`now()\` gives one value, and \`g\` is a list.",
      ]
    `);
  });
  it('can be filled in', () => {
    expect(said(model('a String @default(cuid())', 'b DateTime @updatedAt'))).toMatchInlineSnapshot(`
      [
        "error nothing-fills 3:21 «cuid()»: Nothing can fill in \`cuid()\`: PostgreSQL has no such function, and there is no Prisma Client generator.",
        "  fix: use \`uuid()\`, \`uuid(7)\` or \`dbgenerated("…")\`",
        "warning nothing-fills 4:14 «@updatedAt»: Nothing fills \`b\`: there is no Prisma Client generator, and \`@updatedAt\` is the client's.",
        "  fix: give it \`@default(now())\`, and set it in a trigger",
      ]
    `);
  });
});

describe('keys and indexes', () => {
  it('identify every row', () => {
    expect(said(`model T {\n  a Int? @unique\n}\n${client()}`)).toMatchInlineSnapshot(`
      [
        "error no-unique-key 1:7 «T»: The model \`T\` has no key that identifies every row.",
        "  fix: mark a required field with \`@id\` or \`@unique\`, or add \`@@id([…])\` or \`@@unique([…])\`",
      ]
    `);
    expect(said('model T {\n  a Int @id\n  b Int @id\n}\n')).toMatchInlineSnapshot(`
      [
        "error two-primary-keys 3:9 «@id»: \`T\` has more than one primary key.",
        "  fix: put the columns of one key into \`@@id([…])\`, or make the other key \`@unique\`",
      ]
    `);
    expect(said('model T {\n  a Int? @id\n}\n')).toMatchInlineSnapshot(`
      [
        "error optional-primary-key 2:10 «@id»: The field \`a\` is part of the primary key, so it must be required.",
      ]
    `);
  });
  it('are over columns that the method can index', () => {
    expect(
      said(
        model(
          'a Int',
          'b String',
          'x String @db.Xml',
          '@@index([a], type: Gin)',
          '@@index([b(ops: JsonbOps)], type: Gin)',
          '@@index([b(ops: TextOps)])',
          '@@index([b(ops: TextOp)], type: SpGist)',
          '@@index([x])',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error not-indexable 5:3 «x»: The column \`x\` is of type xml, which PostgreSQL cannot index.",
        "error wrong-operator-class 6:3 «@@index([a], type: Gin)»: An index of type Gin has no operator class of its own for \`a\`.",
        "  fix: name one with \`ops: raw("…")\`",
        "  fix: add \`btree_gin\` to the \`extensions\` of the datasource",
        "error wrong-operator-class 7:3 «@@index([b(ops: JsonbOps)], type: Gin)»: The operator class \`JsonbOps\` is not for the type of \`b\`.",
        "error wrong-operator-class 8:3 «@@index([b(ops: TextOps)])»: The operator class \`TextOps\` is not for indexes of type BTree.",
        "error duplicate-name 8:3 «@@index([b(ops: TextOps)])»: The name \`T_b_idx\` is taken in the database.",
        "  fix: give another name with \`map: "…"\`",
        "error duplicate-name 9:3 «@@index([b(ops: TextOp)], type: SpGist)»: The name \`T_b_idx\` is taken in the database.",
        "  fix: give another name with \`map: "…"\`",
        "error wrong-argument 9:19 «TextOp»: \`ops\` takes one of its words.",
        "  fix: did you mean \`TextOps\`?",
      ]
    `);
  });
  it('take no arguments that PostgreSQL has no use for', () => {
    expect(
      said(
        model(
          'a String',
          'b String',
          '@@index([a(length: 3)])',
          '@@index([b], clustered: true)',
          '@@index([b(sort: Desc)], type: Hash, map: "h")',
          '@@fulltext([a])',
          '@@unique([a], where: raw("true"), constraint: true)',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error unsupported-argument 5:3 «@@index([a(length: 3)])»: PostgreSQL cannot index a prefix of a column: leave \`length\` out.",
        "error unsupported-argument 6:3 «@@index([b], clustered: true)»: PostgreSQL has no clustered indexes: leave \`clustered\` out.",
        "error unsupported-argument 7:3 «@@index([b(sort: Desc)], type: Hash, map: "h")»: An index of type Hash has no order: leave \`sort\` out.",
        "error unsupported-attribute 8:3 «@@fulltext([a])»: PostgreSQL has no \`@@fulltext\` index.",
        "  fix: index a \`tsvector\` column with \`@@index([…], type: Gin)\`",
        "error unsupported-argument 9:3 «@@unique([a], where: raw("true"), constraint: true)»: A constraint takes columns alone: no \`where\`, no expressions, nothing said of a column.",
      ]
    `);
  });
  it('have conditions over columns', () => {
    expect(
      said(
        model(
          'a String',
          '@@index([a], where: { b: 1 }, map: "1")',
          '@@index([a], where: { a: 1 }, map: "2")',
          '@@index([a], where: {}, map: "3")',
          '@@index([a], where: "x", map: "4")',
          '@@index([a], where: { a: { gt: 1 } }, map: "5")',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error wrong-where 4:23 «{ b: 1 }»: \`T\` has no column \`b\`.",
        "error wrong-where 5:28 «1»: This is no value that \`a\` can be compared with.",
        "error wrong-where 6:23 «{}»: \`where\` is empty: name at least one field, or leave it out.",
        "error wrong-where 7:23 «"x"»: \`where\` is written as \`raw("SQL")\` or as \`{ field: value }\`.",
        "error wrong-where 8:28 «{ gt: 1 }»: A condition on \`a\` is a value or \`{ not: value }\`.",
      ]
    `);
  });
});

describe('relations', () => {
  const user = (lines = '') => `model User {\n  id Int @id\n${lines}}\n`;
  it('have two sides', () => {
    expect(
      said(user() + model('userId Int', 'user User @relation(fields: [userId], references: [id])')),
    ).toMatchInlineSnapshot(`
      [
        "error missing-opposite 7:3 «user»: The relation \`T.user\` has no field on its other side, in \`User\`.",
        "  fix: add \`t T[]\` to \`User\`",
      ]
    `);
    expect(said(user('  ts T[]\n') + model())).toMatchInlineSnapshot(`
      [
        "error missing-opposite 3:3 «ts»: The relation \`User.ts\` has no field on its other side, in \`T\`.",
        "  fix: add \`user User @relation(fields: [userId], references: [id])\` and \`userId Int\` to \`T\`",
      ]
    `);
  });
  it('miss no side for another error', () => {
    expect(said(user('  ts T[]\n') + model('user Usr'))).toMatchInlineSnapshot(`
      [
        "error unknown-type 7:8 «Usr»: There is no type \`Usr\`.",
        "  fix: did you mean \`User\`?",
      ]
    `);
    expect(
      said(
        user('  ts T[]\n') + model('userId Int', 'user User @relation(fields: [usrId], references: [id])'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error unknown-field 8:32 «usrId»: \`T\` has no field \`usrId\`.",
        "  fix: did you mean \`userId\`?",
      ]
    `);
  });
  it('can be told apart', () => {
    expect(
      said(
        user('  ts T[]\n') +
          model(
            'a Int',
            'b Int',
            'one User @relation(fields: [a], references: [id])',
            'two User @relation(fields: [b], references: [id])',
          ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error ambiguous-relation 9:3 «one»: The fields \`one\` and \`two\` of \`T\` both relate to \`User\`, and nothing tells them apart.",
        "  fix: give each relation a name of its own, on both of its sides: \`@relation("name")\`",
      ]
    `);
    expect(said('model A {\n  id Int @id\n  up A?\n  down A[]\n}\n')).toMatchInlineSnapshot(`
      [
        "error ambiguous-relation 3:3 «up»: The fields \`up\` and \`down\` of \`A\` both relate to \`A\`, and nothing tells them apart.",
        "  fix: if they are two sides of one relation, give both the same name: \`@relation("name")\`",
      ]
    `);
  });
  it('say their columns', () => {
    expect(said(user('  ts T[]\n') + model('user User'))).toMatchInlineSnapshot(`
      [
        "error wrong-relation 7:3 «user»: The relation \`T.user\` does not say its \`fields\` and \`references\`.",
        "  fix: write \`@relation(fields: [the columns here], references: [the key there])\`",
      ]
    `);
    expect(said(user('  t T?\n') + model('user User'))).toMatchInlineSnapshot(`
      [
        "error wrong-relation 7:3 «user»: Neither of \`T.user\` and \`User.t\` says the \`fields\` of the relation.",
        "  fix: write \`@relation(fields: […], references: […])\` on the side that is to have the columns",
      ]
    `);
  });
  it('are over columns that fit', () => {
    expect(
      said(
        user('  name String\n  ts T[]\n') +
          model('a String', 'user User @relation(fields: [a], references: [id])'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error relation-type-mismatch 9:13 «@relation(fields: [a], references: [id])»: \`a\` and \`User.id\` are of different types.",
      ]
    `);
    expect(
      said(
        user('  name String\n  ts T[]\n') +
          model('a String', 'user User @relation(fields: [a], references: [name])'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error references-no-key 9:13 «@relation(fields: [a], references: [name])»: \`references\` must be a key of \`User\`: no \`@id\` or \`@unique\` is over just these columns.",
        "  fix: add \`@unique\` to \`User.name\`",
      ]
    `);
    expect(
      said(user('  ts T[]\n') + model('a Int?', 'user User @relation(fields: [a], references: [id])')),
    ).toMatchInlineSnapshot(`
      [
        "error wrong-relation 8:3 «user»: \`a\` is optional, so \`user\` must be optional too.",
        "  fix: write \`User?\`",
      ]
    `);
    expect(
      said(user('  t T?\n') + model('a Int', 'user User @relation(fields: [a], references: [id])')),
    ).toMatchInlineSnapshot(`
      [
        "error one-to-one-not-unique 8:3 «user»: The relation \`T.user\` is one-to-one, so its columns must be unique.",
        "  fix: add \`@unique\` to \`a\`, or make the other side a list",
      ]
    `);
    expect(
      said(user('  ts T[]\n') + model('a Int', 'user User @relation(fields: [a], references: [id, id])')),
    ).toMatchInlineSnapshot(`
      [
        "error duplicate-field 8:53 «id»: The field \`id\` is listed twice.",
      ]
    `);
  });
  it('have actions that can be', () => {
    expect(
      said(
        user('  ts T[]\n') +
          model(
            'a Int',
            'user User @relation(fields: [a], references: [id], onDelete: SetNull, onUpdate: Cascad)',
          ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error wrong-argument 8:83 «Cascad»: \`onUpdate\` takes \`Cascade\`, \`Restrict\`, \`NoAction\`, \`SetNull\` or \`SetDefault\`.",
        "  fix: did you mean \`Cascade\`?",
      ]
    `);
  });
  it('are many-to-many between single keys', () => {
    expect(
      said(
        'model A {\n  x Int\n  y Int\n  bs B[]\n  @@id([x, y])\n}\nmodel B {\n  id Int @id\n  as A[]\n}\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "error wrong-relation 9:3 «as»: \`B.as\` is many-to-many, and \`A\` has no \`@id\` on a single field for it.",
        "  fix: make a model of the relation, with a relation to each of the two",
      ]
    `);
  });
  it('are not columns', () => {
    expect(
      said(
        user('  ts T[]\n') +
          model('a Int', 'user User @relation(fields: [a], references: [id]) @unique', '@@index([user])'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error misplaced-attribute 8:54 «@unique»: \`@unique\` belongs on a column, and this field is a relation.",
        "error relation-as-column 9:12 «user»: \`user\` is a relation, not a column.",
        "  fix: did you mean \`a\`?",
      ]
    `);
  });
});

describe('the configuration', () => {
  it('is one datasource for PostgreSQL', () => {
    expect(
      said(
        `datasource db {\n  provider = "mysql"\n  relationMode = "x"\n  foo = 1\n}\ndatasource two {\n  provider = "postgresql"\n}\n${model()}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "error unsupported-provider 2:3 «provider = "mysql"»: The provider \`mysql\` is not supported: schemac is for PostgreSQL.",
        "  fix: the provider is \`postgresql\`",
        "error wrong-argument 3:3 «relationMode = "x"»: \`relationMode\` is \`"foreignKeys"\` or \`"prisma"\`.",
        "error unknown-property 4:3 «foo = 1»: There is no property \`foo\` here.",
        "  fix: it is \`provider\`, \`url\`, \`directUrl\`, \`shadowDatabaseUrl\`, \`relationMode\`, \`referentialIntegrity\`, \`schemas\` or \`extensions\`",
        "error two-datasources 6:12 «two»: A schema has one datasource.",
      ]
    `);
  });
  it('lists the schemas', () => {
    const datasource = 'datasource db {\n  provider = "postgresql"\n  schemas = ["a", "a"]\n}\n';
    expect(said(`${datasource}${model()}enum E {\n  A\n  @@schema("b")\n}\n`)).toMatchInlineSnapshot(`
      [
        "error wrong-argument 3:19 «"a"»: The schema \`a\` is listed twice.",
        "error missing-schema 5:7 «T»: \`T\` does not say which of the \`schemas\` it is in.",
        "  fix: add \`@@schema("a")\`",
        "error unknown-schema 10:12 «"b"»: The datasource does not list the schema \`b\`.",
        "  fix: add \`"b"\` to \`schemas = […]\` of the datasource",
      ]
    `);
  });
  it('asks Prisma for what it holds back', () => {
    expect(
      said(`${client('  previewFeatures = ["veiws"]\n')}${model('@@index([id], where: raw("true"))')}`),
    ).toMatchInlineSnapshot(`
      [
        "error unknown-preview-feature 3:22 «"veiws"»: Prisma has no preview feature \`veiws\`.",
        "  fix: did you mean \`views\`?",
        "error preview-feature 7:17 «where: raw("true")»: Prisma takes \`where:\` only with the preview feature \`partialIndexes\`.",
        "  fix: add \`previewFeatures = ["partialIndexes"]\` to the generator",
      ]
    `);
  });
});
