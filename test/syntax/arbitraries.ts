import fc from 'fast-check';
import type { Argument, Attribute, Block, Document, Expression, Member } from '../../src/syntax/ast.ts';
import * as build from '../../src/syntax/build.ts';

/** A schema that uses every construct, for mutations to start from. */
export const everyConstruct = `// A schema
datasource db {
  provider = "postgresql" // behind
  url      = env("DATABASE_URL")
  schemas  = ["public", "auth"]
}

/// Documentation
/// of two lines
model User {
  id     Int      @id @default(autoincrement())
  email  String   @unique @db.VarChar(255) /// behind
  tags   String[] @default(["a", "b\\n\\u00e9"])
  price  Decimal? @default(-1.5e3) @db.Decimal(10, 2)
  posts  Post[]   @relation("posts")
  /* a block
   * comment */
  active Boolean  @default(true)

  place Unsupported("point")?

  @@unique(
    [email, id], // inside
    map: "u"
  )
  // above an attribute
  @@index([email(sort: Desc, ops: raw("text_ops")), id], map: "users_idx", where: { active: { not: null } })
  @@map("users")
}

enum Role {
  ADMIN @map("admin")
  USER

  @@schema("auth")
}

function touch: trigger {
  language = plpgsql
  body     = """
    BEGIN
      NEW.at := now();
      RETURN NEW;
    END
  """
}
// the end
`;

const pieces = [
  ...[
    'model',
    'enum',
    'A',
    'id',
    'Int',
    'String',
    'true',
    'null',
    '12',
    '-1.5',
    '1e9',
    'é',
    '日本',
    '😀',
    'a-b',
  ],
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '@',
    '@@',
    ',',
    ':',
    '=',
    '.',
    '?',
    '!',
    ';',
    '-',
    '/',
    '\\',
    "'",
    '`',
    '#',
    '$',
  ],
  ...[
    '"',
    '"""',
    '"a"',
    '"\\n"',
    '"\\x"',
    '"\\u12',
    '"""b"""',
    '\\"""',
    '//',
    '/// d',
    '/*',
    '*/',
    '/* c */',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '\t',
    '\ufeff',
    '\u00a0',
    '\u2028',
    '\0',
    '\ud800',
    '\udc00',
    '\u200b',
  ],
  ...['model A {\n', '  id Int @id\n', '}\n', '@@index([a])\n', 'x = [\n', '@default('],
];

const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
const spacedSoup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(' '));
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((units) => String.fromCharCode(...units));

type Mutation = (text: string) => string;

const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(), fc.nat({ max: 40 }), fc.nat(), fc.constantFrom(...pieces), fc.nat({ max: 4 }))
  .map(([from, length, to, piece, kind]) => (text) => {
    const start = from % (text.length + 1);
    const cut = text.slice(start, start + length);
    const target = to % (text.length + 1);
    if (kind === 0) return text.slice(0, start) + text.slice(start + length);
    if (kind === 1) return text.slice(0, start) + piece + text.slice(start);
    if (kind === 2) return text.slice(0, target) + cut + text.slice(target);
    if (kind === 3) return text.slice(0, start) + piece + text.slice(start + length);
    return text.slice(start);
  });

const mutated = fc
  .array(mutation, { minLength: 1, maxLength: 6 })
  .map((mutations) => mutations.reduce((text, mutate) => mutate(text), everyConstruct));

/** Texts of all kinds, most of them wrong. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 3, arbitrary: soup },
  { weight: 2, arbitrary: spacedSoup },
  { weight: 1, arbitrary: codeUnits },
);

const name = fc
  .stringMatching(/^[A-Za-zé日][A-Za-z0-9_é-]{0,8}$/)
  .filter((text) => !['true', 'false', 'null'].includes(text));
const names = fc.array(name, { minLength: 1, maxLength: 2 });
const storable = fc
  .array(fc.constantFrom(...'aZ0 "\\/\n\r\t\b\u0001\u2028é日😀'), { maxLength: 12 })
  .map((parts) => parts.join(''));
const lines = fc
  .array(fc.constantFrom('', ' ', 'select', '  "a"', '"""', '\\', '\t', 'é'), { maxLength: 6 })
  .map((parts) => parts.join('\n'));

interface Expressions {
  expression: Expression;
  argument: Argument;
}

const { expression, argument } = fc.letrec<Expressions>((tie: fc.LetrecTypedTie<Expressions>) => ({
  argument: fc.oneof(
    tie('expression').map((value) => build.argument(value)),
    fc.tuple(name, tie('expression')).map(([key, value]) => build.argument(key, value)),
  ),
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    storable.map((text) => build.string(text)),
    lines.map((text) => build.string(text, { block: true })),
    fc.constantFrom('0', '-12', '3.50', '1e10', '-1.5E-3').map((text) => build.number(text)),
    fc.boolean().map((value) => build.boolean(value)),
    fc.constant(build.nothing()),
    names.map(([first, ...rest]) => build.path(first!, ...rest)),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => build.array(...items)),
    fc.dictionary(name, tie('expression'), { maxKeys: 3 }).map((entries) => build.object(entries)),
    fc
      .tuple(names, fc.array(tie('argument'), { maxLength: 3 }))
      .map(([path, list]) => build.call(path, ...list)),
  ),
}));

const attribute: fc.Arbitrary<Attribute> = fc
  .tuple(
    fc.oneof(names, fc.constantFrom(['id'], ['map'], ['default'], ['db', 'Text'])),
    fc.option(fc.array(argument, { maxLength: 3 }), { nil: undefined }),
  )
  .map(([path, list]) => build.attribute(path, list));

const comment = fc.string({ maxLength: 10 }).map((text) => text.trimEnd());
const surroundings: fc.Arbitrary<build.Surroundings> = fc.record({
  doc: fc.option(comment, { nil: undefined }),
  comment: fc.option(comment, { nil: undefined }),
  blankBefore: fc.boolean(),
});

const attributes = fc.array(attribute, { maxLength: 3 });
const fieldType = fc
  .tuple(names, fc.constantFrom({}, { list: true }, { optional: true }))
  .map(([path, marks]) => build.typeExpression(path, marks));

const member: fc.Arbitrary<Member> = fc.oneof(
  fc.tuple(name, fieldType, attributes, surroundings).map((parts) => build.field(...parts)),
  fc.tuple(name, attributes, surroundings).map((parts) => build.value(...parts)),
  fc.tuple(name, expression, surroundings).map((parts) => build.assignment(...parts)),
  fc.tuple(attribute, surroundings).map((parts) => build.blockAttribute(...parts)),
);

const block: fc.Arbitrary<Block> = fc
  .tuple(name, fc.option(name, { nil: undefined }), fc.array(member, { maxLength: 5 }), surroundings)
  .map(([keyword, title, members, around]) => build.block(keyword, title, members, around));

/** Documents without a source, all of them valid. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .array(block, { maxLength: 4 })
  .map((blocks) => build.document(blocks));
