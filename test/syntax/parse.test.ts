import { describe, expect, test } from 'vitest';
import { spanText } from '../../src/source/source.ts';
import type { Block, Expression, Field, StringExpression } from '../../src/syntax/ast.ts';
import { parse } from '../../src/syntax/parse.ts';

/** The blocks of a text without errors. */
function blocksOf(text: string): readonly Block[] {
  const { document, diagnostics } = parse({ path: 'schema.dsl', text });
  expect(diagnostics).toEqual([]);
  return document.blocks;
}

function fieldOf(line: string): Field {
  const member = blocksOf(`model A {\n  ${line}\n}\n`)[0]!.members[0]!;
  if (member.type !== 'Field') throw new Error(`it is a ${member.type}`);
  return member;
}

function expressionOf(text: string): Expression {
  const member = blocksOf(`block a {\n  key = ${text}\n}\n`)[0]!.members[0]!;
  if (member.type !== 'Assignment') throw new Error(`it is a ${member.type}`);
  return member.value;
}

function stringOf(text: string): StringExpression {
  const value = expressionOf(text);
  if (value.type !== 'String') throw new Error(`it is a ${value.type}`);
  return value;
}

describe('blocks', () => {
  test.each([
    ['model A {\n}', 'model', 'A'],
    ['model A {}', 'model', 'A'],
    ['model A\n{\n}', 'model', 'A'],
    ['sql {\n}', 'sql', undefined],
    ['datasource my-db {\n}', 'datasource', 'my-db'],
    ['model 2fa {\n}', 'model', '2fa'],
    ['model Größe {\n}', 'model', 'Größe'],
    ['\ufeffmodel A {\r\n}\r\n', 'model', 'A'],
    ['model A { // opening\n}', 'model', 'A'],
  ])('%j', (text, keyword, name) => {
    const [block] = blocksOf(text);
    expect(block?.keyword.value).toBe(keyword);
    expect(block?.name?.value).toBe(name);
  });

  test('have an annotation', () => {
    const [block] = blocksOf('sequence s: pg_catalog.int8 {\n}');
    expect(block?.annotation?.path.map(({ value }) => value)).toEqual(['pg_catalog', 'int8']);
  });

  test('may follow each other on a line', () => {
    expect(blocksOf('enum A { X } enum B { Y\n}').map(({ name }) => name?.value)).toEqual(['A', 'B']);
  });
});

describe('members', () => {
  test('are fields, assignments, attributes of the block and values', () => {
    const [block] = blocksOf('a b {\n  id Int\n  key = 1\n  @@map("x")\n  ADMIN @map("admin")\n}');
    expect(block?.members.map(({ type }) => type)).toEqual([
      'Field',
      'Assignment',
      'BlockAttribute',
      'Value',
    ]);
  });

  test.each([
    ['a Int', ['Int'], false, false],
    ['a Int?', ['Int'], true, false],
    ['a Int [ ]', ['Int'], false, true],
    ['a auth.User?', ['auth', 'User'], true, false],
    ['a Unsupported("circle")?', ['Unsupported'], true, false],
  ])('%s', (line, path, optional, list) => {
    const { fieldType } = fieldOf(line);
    expect(fieldType.path.map(({ value }) => value)).toEqual(path);
    expect([fieldType.optional, fieldType.list]).toEqual([optional, list]);
  });

  test('have attributes with and without arguments', () => {
    const { attributes } = fieldOf('a Int @id @db.VarChar(3, ) @x() @ y (a: 1)');
    expect(attributes.map(({ path }) => path.map(({ value }) => value).join('.'))).toEqual([
      'id',
      'db.VarChar',
      'x',
      'y',
    ]);
    expect(attributes.map((attribute) => attribute.arguments?.length)).toEqual([undefined, 1, 0, 1]);
    expect(attributes.map(({ span }) => spanText(span))).toEqual([
      '@id',
      '@db.VarChar(3, )',
      '@x()',
      '@ y (a: 1)',
    ]);
  });

  test('go on over lines inside brackets, and only there', () => {
    const [block] = blocksOf('model A {\n  @@index(\n    [a,\n\n    b],\n    map: "x"\n  )\n  c\n  Int\n}');
    expect(block?.members.map(({ type }) => type)).toEqual(['BlockAttribute', 'Value', 'Value']);
  });
});

test('an object on a line of its own inside brackets is no block', () => {
  const [block] = blocksOf('model A {\n  @@index(\n    [a],\n    where: { a: { not: null } }\n  )\n}');
  expect(block?.members).toHaveLength(1);
});

describe('expressions', () => {
  test.each([
    ['12', 'Number'],
    ['-1.50', 'Number'],
    ['2e10', 'Number'],
    ['true', 'Boolean'],
    ['null', 'Null'],
    ['ADMIN', 'Path'],
    ['a.b', 'Path'],
    ['18-24', 'Path'],
    ['now()', 'Call'],
    ['auth.uid("x", y: [1])', 'Call'],
    ['[]', 'Array'],
    ['[1, "a", [b],]', 'Array'],
    ['{}', 'Object'],
    ['{ a: 1, b: { c: null } }', 'Object'],
    ['{\n  a: 1,\n}', 'Object'],
  ])('%s is a %s', (text, type) => {
    const value = expressionOf(text);
    expect(value.type).toBe(type);
    expect(spanText(value.span)).toBe(text);
  });

  test('keep numbers as they were written', () => {
    expect(expressionOf('12345678901234567890.10')).toMatchObject({ text: '12345678901234567890.10' });
  });
});

describe('texts', () => {
  test.each([
    ['"plain"', 'plain'],
    ['""', ''],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
    ['"\\u00e9\\ud83d\\ude00"', 'é😀'],
    ['"""one line"""', 'one line'],
    ['""""""', ''],
    ['"""\n    a\n      b\n\n    c\n  """', 'a\n  b\n\nc'],
    ['"""a\n    b\n   c"""', 'a\n b\nc'],
    ['"""\r\n\tx\r\n\t y\r\n"""', 'x\n y'],
    ['"""say \\""" and \\n"""', 'say """ and \\n'],
  ])('%j', (text, value) => {
    expect(stringOf(text).value).toBe(value);
  });

  test('know where each unit stands', () => {
    const node = stringOf('"""\n    select\n      \\"""x\n  """');
    const { text } = node.span.source;
    const written = [...node.value].map((_, unit) => text[node.offsets[unit]!]);
    expect(written.join('')).toBe('select\n  """x');
    expect(stringOf('"a\\nb\\u00e9c"').offsets.map((offset) => offset - 18)).toEqual([1, 2, 4, 5, 11, 12]);
  });
});

describe('comments', () => {
  const [first, second] = blocksOf(
    [
      '/// not of A',
      '',
      '// plain',
      '/// one',
      '///  two',
      'model A { // opening',
      '  /// of id',
      '  id Int /// behind',
      '',
      '  /* block */ name String @x(a, // inside',
      '    b)',
      '  // closing',
      '} // trailing',
      'model B {',
      '}',
      '// the end',
    ].join('\n'),
  );

  test('above a block are its documentation, up to a blank line', () => {
    expect(first?.leading.map(({ text }) => text)).toEqual(['not of A', 'plain', 'one', ' two']);
    expect(first?.doc).toBe('one\n two');
    expect(second?.doc).toBeUndefined();
  });

  test('stand with the block', () => {
    expect([first?.opening?.text, first?.trailing?.text]).toEqual(['opening', 'trailing']);
    expect(first?.closing.map(({ text }) => text)).toEqual(['closing']);
  });

  test('stand with the member', () => {
    const [id, name] = first!.members;
    expect(id?.doc).toBe('of id\nbehind');
    expect(id?.trailing?.text).toBe('behind');
    expect(name?.leading.map(({ text }) => text)).toEqual(['block']);
    expect(name?.inner.map(({ text }) => text)).toEqual(['inside']);
    expect(name?.leading[0]?.blankBefore).toBe(true);
  });
});
