import { describe, expect, test } from 'vitest';
import * as build from '../../src/syntax/build.ts';
import { formatDocument } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { everyConstruct } from './arbitraries.ts';

function format(text: string): string {
  const { document, diagnostics } = parse({ path: 'schema.dsl', text });
  expect(diagnostics).toEqual([]);
  const formatted = formatDocument(document);
  const again = parse({ path: 'schema.dsl', text: formatted });
  expect(formatDocument(again.document)).toBe(formatted);
  return formatted;
}

describe('formatDocument', () => {
  test('gives lists of rows a line each, with their items in columns', () => {
    const text = `data Country {
columns = [code, name]
rows = [["NL", "Netherlands", true], { code: "FR", name: "France" }, // of old
["BE", "${'B'.repeat(41)}", false],
{ code: "X", name: "Y" }, {}, [
"DE", null],
]
none = []
}`;
    expect(format(text)).toMatchInlineSnapshot(`
      "data Country {
        columns = [code, name]
        rows    = [
          ["NL", "Netherlands", true],
          { code: "FR", name: "France" }, // of old
          ["BE", "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", false],
          { code: "X",  name: "Y" },
          {},
          [
            "DE",
            null
          ]
        ]
        none    = []
      }
      "
    `);
  });
  test('leaves a formatted document as it is', () => {
    expect(format(everyConstruct)).toBe(everyConstruct);
  });

  test('aligns columns among lines without a blank line between them', () => {
    const text = [
      'model   A{',
      'id Int @id',
      '  longName    String?   @unique',
      '// a comment parts nothing',
      'tags String[]',
      '',
      '',
      'x Int @default( 1 )',
      'yy   Unsupported( "point" )',
      '}',
      'datasource db {',
      'provider="postgresql"',
      'url   = env( "URL" )',
      '}',
    ].join('\n');
    expect(format(text)).toMatchInlineSnapshot(`
      "model A {
        id       Int      @id
        longName String?  @unique
        // a comment parts nothing
        tags     String[]

        x  Int                  @default(1)
        yy Unsupported("point")
      }
      datasource db {
        provider = "postgresql"
        url      = env("URL")
      }
      "
    `);
  });

  test('moves attributes of the block to its end, with their comments', () => {
    const text = [
      'model A {',
      '',
      '  @@map("a")',
      '  id Int @map("x") @db.Integer @default(1) @id',
      '  // of the index',
      '  @@index([id]) // behind',
      '  // apart',
      '',
      '  @@id([id])',
      '  name String',
      '  // last',
      '}',
    ].join('\n');
    expect(format(text)).toMatchInlineSnapshot(`
      "model A {
        id   Int    @id @default(1) @map("x") @db.Integer
        // apart
        name String
        // last

        @@id([id])
        // of the index
        @@index([id]) // behind
        @@map("a")
      }
      "
    `);
  });

  test('keeps comments where they are', () => {
    const text = [
      '',
      '// top',
      '',
      '',
      '/// of A',
      'model A { // opening',
      '  /*',
      '      * starred',
      '      */',
      '    /* plain',
      '         deeper',
      '       text */',
      '  id Int /* a */ @id // behind',
      '  @@index([id, // first',
      '    // second',
      '    b /* third */])',
      '  // end',
      '}   // trailing',
      'model B {}',
      '// bottom   ',
    ].join('\n');
    expect(format(text)).toMatchInlineSnapshot(`
      "// top

      /// of A
      model A { // opening
        /*
         * starred
         */
        /* plain
             deeper
           text */
        /* a */
        id Int @id // behind

        @@index(
          [
            id, // first
            // second
            b /* third */
          ]
        )
        // end
      } // trailing
      model B {
      }
      // bottom
      "
    `);
  });

  test('keeps lists over several lines where they begin so', () => {
    const text =
      'model A {\n  @@check(expression: """\n a > 0\n  or b\n""", map: "x")\n  @@index([\n a,b])\n  @@id([a,\n b])\n}';
    expect(format(text)).toMatchInlineSnapshot(`
      "model A {
        @@id([a, b])
        @@index([
          a,
          b
        ])
        @@check(expression: """
          a > 0
           or b
        """, map: "x")
      }
      "
    `);
  });

  test('writes CRLF as LF and nothing for nothing', () => {
    expect(format('model A {\r\n  id Int\r\n}\r\n')).toBe('model A {\n  id Int\n}\n');
    expect(format('\n\n')).toBe('');
  });
});

test('nodes built by code are printed', () => {
  const document = build.document([
    build.block('datasource', 'db', [
      build.assignment('provider', build.string('postgresql')),
      build.assignment('schemas', build.array(build.string('a"b'), build.path('x', 'y'))),
    ]),
    build.block(
      'model',
      'Deal',
      [
        build.field('id', build.typeExpression('Int'), [build.attribute('id')], { doc: 'The key\nof it' }),
        build.field(
          'place',
          build.typeExpression('Unsupported', {
            optional: true,
            arguments: [build.argument(build.string('point'))],
          }),
          [build.attribute(['db', 'VarChar'], [build.argument(build.number(3))])],
        ),
        build.blockAttribute(
          build.attribute('index', [
            build.argument(build.array(build.call('id', build.argument('sort', build.path('Desc'))))),
            build.argument('where', build.object({ id: build.object({ not: build.nothing() }) })),
          ]),
        ),
      ],
      { doc: 'A deal', comment: 'Made by code' },
    ),
    build.block('enum', 'E', [
      build.value('A', [build.attribute('map', [build.argument(build.string('a'))])]),
    ]),
    build.block('sql', undefined, [
      build.assignment('body', build.string('select 1;\n  select 2;', { block: true })),
      build.assignment('blank', build.string('  no such text', { block: true })),
      build.assignment('on', build.boolean(true)),
    ]),
  ]);
  expect(formatDocument(document)).toMatchInlineSnapshot(`
    "datasource db {
      provider = "postgresql"
      schemas  = ["a\\"b", x.y]
    }

    // Made by code
    /// A deal
    model Deal {
      /// The key
      /// of it
      id    Int                   @id
      place Unsupported("point")? @db.VarChar(3)

      @@index([id(sort: Desc)], where: { id: { not: null } })
    }

    enum E {
      A @map("a")
    }

    sql {
      body  = """
        select 1;
          select 2;
      """
      blank = "  no such text"
      on    = true
    }
    "
  `);
});
