import { describe, expect, test } from 'vitest';
import { printDiagnostics } from '../../src/diagnostic/printDiagnostic.ts';
import { parse } from '../../src/syntax/parse.ts';

function parseText(text: string) {
  return parse({ path: 'schema.dsl', text });
}

/** What is wrong with one line in a model of three. */
function errorIn(line: string): string {
  const { document, diagnostics } = parseText(
    `model A {\n  first Int\n  ${line}\n  last Int\n}\n\nenum B {\n  X\n}\n`,
  );
  expect(document.blocks.map(({ name }) => name?.value)).toEqual(['A', 'B']);
  const names = document.blocks[0]!.members.flatMap((member) =>
    member.type === 'Field' ? [member.name.value] : [],
  );
  expect(names).toEqual(expect.arrayContaining(['first', 'last']));
  expect(diagnostics).toHaveLength(1);
  const { code, message, span } = diagnostics[0]!;
  return `${code}: ${message} ${JSON.stringify(span?.source.text.slice(span.start, span.end))}`;
}

test('one wrong line gives one diagnostic, and all others are understood', () => {
  const lines = [
    '@',
    '@@',
    '@@index([a, b)',
    '@@index([a, b',
    '@@index(a: )',
    '@@index([a b])',
    '@@index([a,,b])',
    'a String @default("open',
    'a String @default("open)',
    'a String @default("\\x")',
    'a String @default("\\ud800")',
    "a String @default('x')",
    'a String @default(“x”)',
    'a String @',
    'a String @db.',
    'a String @id junk',
    'a: String',
    'a String!',
    'a [String]',
    'a String[]?',
    'a String??',
    'a String[',
    'a ()',
    'key =',
    'key = [1, 2',
    'key = { a 1 }',
    'key = 1.',
    'a Int;',
    '# comment',
    'a😀b Int',
    '= 1',
    '"text"',
    '\0',
    'a Int // \ud800',
    `a Int @x(${'['.repeat(500)}${']'.repeat(500)})`,
  ];
  expect(
    lines.map((line) => `${JSON.stringify(line.slice(0, 40))}\n    ${errorIn(line)}`).join('\n'),
  ).toMatchInlineSnapshot(`
    ""@"
        expected-member: Expected a field, \`key = value\` or an attribute, but found \`@\` "@"
    "@@"
        expected-attribute-name: Expected the name of an attribute after \`@@\`, but the line ends ""
    "@@index([a, b)"
        expected-closing-bracket: Expected \`,\` or \`]\`, but found \`)\` ")"
    "@@index([a, b"
        expected-closing-bracket: Expected \`,\` or \`]\`, but the line ends ""
    "@@index(a: )"
        expected-value: A value is missing behind \`:\` ":"
    "@@index([a b])"
        expected-closing-bracket: Expected \`,\` or \`]\`, but found \`b\` "b"
    "@@index([a,,b])"
        expected-value: Expected a value, but found \`,\` ","
    "a String @default(\\"open"
        unterminated-string: The closing \`"\` of this text is missing on its line "\\"open"
    "a String @default(\\"open)"
        unterminated-string: The closing \`"\` of this text is missing on its line "\\"open)"
    "a String @default(\\"\\\\x\\")"
        invalid-escape: The escape \`\\x\` means nothing in a text "\\\\x"
    "a String @default(\\"\\\\ud800\\")"
        invalid-escape: The escape \`\\ud800\` means nothing in a text "\\\\ud800"
    "a String @default('x')"
        stray-character: Nothing in the language is written with \`'\` "'"
    "a String @default(“x”)"
        stray-character: Nothing in the language is written with \`“\` "“"
    "a String @"
        expected-attribute-name: Expected the name of an attribute after \`@\`, but the line ends ""
    "a String @db."
        expected-name: Expected a name after \`.\`, but the line ends ""
    "a String @id junk"
        expected-line-end: Expected an attribute or the end of the line, but found \`junk\` "junk"
    "a: String"
        legacy-colon: No \`:\` stands between a field and its type ":"
    "a String!"
        legacy-required: A field is required without \`!\` "!"
    "a [String]"
        legacy-list: A list is written with \`[]\` behind its type: \`String[]\` "["
    "a String[]?"
        optional-list: A list cannot be optional: without items it is empty "String[]?"
    "a String??"
        repeated-type-mark: A type has at most one \`[]\` or one \`?\` "String??"
    "a String["
        expected-closing-bracket: Expected \`]\`, but the line ends ""
    "a ()"
        expected-line-end: Expected an attribute or the end of the line, but found \`(\` "("
    "key ="
        expected-value: A value is missing behind \`=\` "="
    "key = [1, 2"
        expected-closing-bracket: Expected \`,\` or \`]\`, but the line ends ""
    "key = { a 1 }"
        expected-colon: Expected \`:\`, but found \`1\` "1"
    "key = 1."
        expected-line-end: Expected an attribute or the end of the line, but found \`.\` "."
    "a Int;"
        stray-character: Nothing in the language is written with \`;\` ";"
    "# comment"
        stray-character: Nothing in the language is written with \`#\` "#"
    "a😀b Int"
        invalid-name: A name holds letters, digits, \`_\` and \`-\`, not \`😀\` "😀"
    "= 1"
        expected-member: Expected a field, \`key = value\` or an attribute, but found \`=\` "="
    "\\"text\\""
        expected-member: Expected a field, \`key = value\` or an attribute, but found a text "\\"text\\""
    "\\u0000"
        stray-character: Nothing in the language is written with the character U+0000 "\\u0000"
    "a Int // \\ud800"
        invalid-character: PostgreSQL cannot store the character U+D800 "\\ud800"
    "a Int @x([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
        nested-too-deeply: Brackets are nested more than 100 deep here "[""
  `);
});

test('a field is known by name, type and attributes up to its error', () => {
  const { document } = parseText('model A {\n  a String? @id @default(b c) @unique\n}');
  const [field] = document.blocks[0]!.members;
  expect(field).toMatchObject({ type: 'Field', name: { value: 'a' }, fieldType: { optional: true } });
  expect(field?.type === 'Field' && field.attributes.map(({ path }) => path[0]?.value)).toEqual(['id']);
});

describe('blocks', () => {
  function print(text: string): string {
    return printDiagnostics(parseText(text).diagnostics, { color: false });
  }

  test('without an end: the next one is understood', () => {
    const text = 'model A {\n  id Int\n\nmodel B {\n  id Int\n}\n';
    expect(parseText(text).document.blocks.map((block) => block.members.length)).toEqual([1, 1]);
    expect(print(text)).toMatchInlineSnapshot(`
      "error[unclosed-block]: The closing \`}\` of \`model A\` is missing
       --> schema.dsl:1:1
        |
      1 | model A {
        | ^^^^^^^^^
      note: The next block begins here
       --> schema.dsl:4:1
        |
      4 | model B {
        | ^^^^^^^^^"
    `);
  });

  test('without an end at the end of the file', () => {
    expect(print('model A {\n  id Int\n')).toMatchInlineSnapshot(`
      "error[unclosed-block]: The closing \`}\` of \`model A\` is missing
       --> schema.dsl:1:1
        |
      1 | model A {
        | ^^^^^^^^^"
    `);
  });

  test('with an end too many', () => {
    expect(print('model A {\n  id Int\n}\n}\n')).toMatchInlineSnapshot(`
      "error[unexpected-closing-brace]: This \`}\` closes no block
       --> schema.dsl:4:1
        |
      4 | }
        | ^"
    `);
  });

  test('that end too early', () => {
    expect(print('model A {\n  id Int\n  }\n  b Int\n  c Int\n}\nmodel B {\n}\n')).toMatchInlineSnapshot(`
      "error[expected-block]: This belongs to no block
       --> schema.dsl:4:3
        |
      4 |   b Int
        |   ^^^^^"
    `);
  });

  test('without a keyword, and with too many names', () => {
    expect(print('{\n}\nmodel A B {\n}\nmodel\n')).toMatchInlineSnapshot(`
      "error[expected-keyword]: A keyword and a name are missing before \`{\`
       --> schema.dsl:1:1
        |
      1 | {
        | ^

      error[expected-block-body]: Expected \`{\` and the members of the block, but found \`B\`
       --> schema.dsl:3:9
        |
      3 | model A B {
        |         ^

      error[expected-block]: This belongs to no block
       --> schema.dsl:5:1
        |
      5 | model
        | ^^^^^"
    `);
  });

  test('of old: a type with another name', () => {
    expect(print('type Email = String @db.VarChar(255)\n')).toMatchInlineSnapshot(`
      "error[type-alias]: A type cannot be given another name with \`type … =\`
       --> schema.dsl:1:1
        |
      1 | type Email = String @db.VarChar(255)
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  test('with a text that does not end', () => {
    const text = 'sql a {\n  body = """\n    select 1\n}\nmodel B {\n}\n';
    expect(parseText(text).document.blocks).toHaveLength(2);
    expect(print(text)).toMatchInlineSnapshot(`
      "error[unterminated-string]: The closing \`"""\` of this text is missing
       --> schema.dsl:2:10
        |
      2 |   body = """
        |          ^^^"
    `);
  });

  test('with a comment that does not end', () => {
    expect(print('model A {\n  /* id Int\n}\n')).toMatchInlineSnapshot(`
      "error[unterminated-comment]: The closing \`*/\` of this comment is missing
       --> schema.dsl:2:3
        |
      2 |   /* id Int
        |   ^^"
    `);
  });
});

test('an open bracket does not swallow the lines behind it', () => {
  const text = 'model A {\n  @@index([a,\n  id Int @id\n  b String @default(\n  @@map("x")\n}\n';
  const { document, diagnostics } = parseText(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(['expected-value', 'expected-closing-parenthesis']);
  expect(document.blocks[0]?.members.map(({ type }) => type)).toEqual(['Field', 'Field', 'BlockAttribute']);
});

test('after a thousand errors it stops', () => {
  const { diagnostics } = parseText(`model A {\n${'  @\n'.repeat(5000)}}\n`);
  expect(diagnostics).toHaveLength(1001);
  expect(diagnostics.at(-1)?.code).toBe('too-many-errors');
});

test.each([
  ['words', 'a '],
  ['brackets', '('],
  ['braces', '{'],
  ['quotes', '"'],
  ['stray characters', '; '],
  ['escapes', '\\"'],
  ['digits', '1'],
  ['emoji', '😀'],
  ['comments', '/*'],
  ['brackets that do not match', `${'('.repeat(75_000)}${']'.repeat(75_000)}`],
  ['blank lines in brackets', '(\n\n\n'],
  ['comment lines in brackets', ',// a\n//b\n'],
])('300 kB of %s are read in seconds', (_, part) => {
  const text = `model A {\n  a String @default("${part.repeat(300_000 / part.length)}\n  last Int\n}\n`;
  for (const source of [
    text,
    part.repeat(300_000 / part.length),
    `(${part.slice(1).repeat(300_000 / part.length)}`,
  ]) {
    const started = performance.now();
    parseText(source);
    expect(performance.now() - started).toBeLessThan(10_000);
  }
});

test('a text of 10 MB on one line is understood', () => {
  const { document, diagnostics } = parseText(
    `model A {\n  a String @default("${'x'.repeat(10_000_000)}")\n}\n`,
  );
  expect(diagnostics).toEqual([]);
  expect(document.blocks[0]?.members).toHaveLength(1);
});
