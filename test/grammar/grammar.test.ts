import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { createHighlighter } from '../../grammar/createHighlighter.ts';
import { generatedFiles } from '../../grammar/generatedFiles.ts';
import { languageWords } from '../../grammar/languageWords.ts';
import { renderPicture } from '../../grammar/renderPicture.ts';
import { textMateGrammar } from '../../grammar/textMateGrammar.ts';
import { loadGrammar, tokenize } from './tokenizer.ts';

test.each([...generatedFiles()])('%s is up to date (npm run grammar)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar();
});

/** One line for each stretch: the text, and its scopes without their common suffix. */
function scopesOf(text: string): string {
  const lines = tokenize(grammar, text).map(
    ({ text: part, scopes }) =>
      `${part}  ${scopes.map((scope) => scope.replace(/\.schemac$/, '')).join(' ')}`,
  );
  return lines.join('\n');
}

describe('scopes', () => {
  test('of blocks, fields and attributes', () => {
    const text = [
      'model Deal {',
      '  id Int @id @default(autoincrement())',
      '  tags String[] @db.VarChar(30)',
      '  owner auth.User? @relation("a\\n", fields: [ownerId], onDelete: Cascade)',
      '  place Unsupported("point")?',
      '  @@index([title(sort: Desc), city], map: "deals_idx")',
      '  @@ignore',
      '}',
    ].join('\n');
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "model  storage.type.block
      Deal  entity.name.type
      {  punctuation.section.block.begin
      id  variable.other.member
      Int  support.type
      @  punctuation.definition.decorator
      id  entity.name.function.decorator
      @  punctuation.definition.decorator
      default  entity.name.function.decorator
      (  punctuation.section.parens.begin
      autoincrement  entity.name.function
      (  punctuation.section.parens.begin
      )  punctuation.section.parens.end
      )  punctuation.section.parens.end
      tags  variable.other.member
      String  support.type
      []  keyword.operator.type
      @  punctuation.definition.decorator
      db.VarChar  entity.name.function.decorator
      (  punctuation.section.parens.begin
      30  constant.numeric
      )  punctuation.section.parens.end
      owner  variable.other.member
      auth.User  entity.name.type
      ?  keyword.operator.type
      @  punctuation.definition.decorator
      relation  entity.name.function.decorator
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      a  string.quoted.double
      \\n  string.quoted.double constant.character.escape
      "  string.quoted.double punctuation.definition.string.end
      ,  punctuation.separator.comma
      fields  variable.parameter
      :  punctuation.separator.key-value
      [  punctuation.section.brackets.begin
      ownerId  variable.other.constant
      ]  punctuation.section.brackets.end
      ,  punctuation.separator.comma
      onDelete  variable.parameter
      :  punctuation.separator.key-value
      Cascade  variable.other.constant
      )  punctuation.section.parens.end
      place  variable.other.member
      Unsupported  support.type
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      point  meta.embedded.inline.sql storage.type.sql
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      ?  keyword.operator.type
      @@  punctuation.definition.decorator
      index  entity.name.function.decorator
      (  punctuation.section.parens.begin
      [  punctuation.section.brackets.begin
      title  entity.name.function
      (  punctuation.section.parens.begin
      sort  variable.parameter
      :  punctuation.separator.key-value
      Desc  variable.other.constant
      )  punctuation.section.parens.end
      ,  punctuation.separator.comma
      city  variable.other.constant
      ]  punctuation.section.brackets.end
      ,  punctuation.separator.comma
      map  variable.parameter
      :  punctuation.separator.key-value
      "  string.quoted.double punctuation.definition.string.begin
      deals_idx  string.quoted.double
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      @@  punctuation.definition.decorator
      ignore  entity.name.function.decorator
      }  punctuation.section.block.end"
    `);
  });

  test('of values, assignments and every expression', () => {
    const text = [
      'enum Role { ADMIN @map("admin") }',
      'datasource db {',
      '  url = env("URL")',
      '  list = [1, -2.5e3, true, null, a.b, { key: "x", other: [] }]',
      '}',
      'sequence s: bigint {',
      '  start = 1',
      '}',
    ].join('\n');
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "enum  storage.type.block
      Role  entity.name.type
      {  punctuation.section.block.begin
      ADMIN  variable.other.enummember
      @  punctuation.definition.decorator
      map  entity.name.function.decorator
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      admin  string.quoted.double
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      }  punctuation.section.block.end
      datasource  storage.type.block
      db  entity.name.type
      {  punctuation.section.block.begin
      url  variable.other.property
      =  keyword.operator.assignment
      env  entity.name.function
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      URL  string.quoted.double
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      list  variable.other.property
      =  keyword.operator.assignment
      [  punctuation.section.brackets.begin
      1  constant.numeric
      ,  punctuation.separator.comma
      -2.5e3  constant.numeric
      ,  punctuation.separator.comma
      true  constant.language
      ,  punctuation.separator.comma
      null  constant.language
      ,  punctuation.separator.comma
      a.b  variable.other.constant
      ,  punctuation.separator.comma
      {  punctuation.section.braces.begin
      key  variable.parameter
      :  punctuation.separator.key-value
      "  string.quoted.double punctuation.definition.string.begin
      x  string.quoted.double
      "  string.quoted.double punctuation.definition.string.end
      ,  punctuation.separator.comma
      other  variable.parameter
      :  punctuation.separator.key-value
      [  punctuation.section.brackets.begin
      ]  punctuation.section.brackets.end
      }  punctuation.section.braces.end
      ]  punctuation.section.brackets.end
      }  punctuation.section.block.end
      sequence  storage.type.block
      s  entity.name.type
      :  punctuation.separator.annotation
      bigint  entity.name.type
      {  punctuation.section.block.begin
      start  variable.other.property
      =  keyword.operator.assignment
      1  constant.numeric
      }  punctuation.section.block.end"
    `);
  });

  test('of comments', () => {
    const text = '/// doc\n// plain\nmodel A { // opening\n  id Int /// behind\n  /* block\n  */\n} // end';
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "/// doc  comment.line.documentation
      // plain  comment.line.double-slash
      model  storage.type.block
      A  entity.name.type
      {  punctuation.section.block.begin
      // opening  comment.line.double-slash
      id  variable.other.member
      Int  support.type
      /// behind  comment.line.documentation
      /*  comment.block
      block  comment.block
      */  comment.block
      }  punctuation.section.block.end
      // end  comment.line.double-slash"
    `);
  });

  test('of SQL in texts, which never swallows what follows', () => {
    const text = [
      'model A {',
      '  id String @default(dbgenerated("lower(\'A\\\\b\')")) @using("\'open") @backfill("a -- b")',
      '  @@index([id], where: raw("id > 1"))',
      '}',
    ].join('\n');
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "model  storage.type.block
      A  entity.name.type
      {  punctuation.section.block.begin
      id  variable.other.member
      String  support.type
      @  punctuation.definition.decorator
      default  entity.name.function.decorator
      (  punctuation.section.parens.begin
      dbgenerated  entity.name.function
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      lower  meta.embedded.inline.sql support.function.string.sql
      (  meta.embedded.inline.sql
      '  meta.embedded.inline.sql string.quoted.single.sql punctuation.definition.string.begin.sql
      A\\\\b  meta.embedded.inline.sql string.quoted.single.sql
      '  meta.embedded.inline.sql string.quoted.single.sql punctuation.definition.string.end.sql
      )  meta.embedded.inline.sql
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      )  punctuation.section.parens.end
      @  punctuation.definition.decorator
      using  entity.name.function.decorator
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      '  meta.embedded.inline.sql string.quoted.single.sql punctuation.definition.string.begin.sql
      open  meta.embedded.inline.sql string.quoted.single.sql
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      @  punctuation.definition.decorator
      backfill  entity.name.function.decorator
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      a  meta.embedded.inline.sql
      --  meta.embedded.inline.sql comment.line.double-dash.sql punctuation.definition.comment.sql
      b  meta.embedded.inline.sql comment.line.double-dash.sql
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      @@  punctuation.definition.decorator
      index  entity.name.function.decorator
      (  punctuation.section.parens.begin
      [  punctuation.section.brackets.begin
      id  variable.other.constant
      ]  punctuation.section.brackets.end
      ,  punctuation.separator.comma
      where  variable.parameter
      :  punctuation.separator.key-value
      raw  entity.name.function
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      id  meta.embedded.inline.sql
      >  meta.embedded.inline.sql keyword.operator.comparison.sql
      1  meta.embedded.inline.sql constant.numeric.sql
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      )  punctuation.section.parens.end
      }  punctuation.section.block.end"
    `);
  });

  test('of SQL in texts of several lines', () => {
    const text = [
      'sql a {',
      '  body = """',
      "    select 'open",
      '  """',
      '  one = """select 1"""',
      '  two = """',
      '    select 2""" // behind',
      '}',
    ].join('\n');
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "sql  invalid.illegal.keyword
      a  entity.name.type
      {  punctuation.section.block.begin
      body  variable.other.property
      =  keyword.operator.assignment
      """  string.quoted.double punctuation.definition.string.begin
      select  meta.embedded.block.sql keyword.other.DML.sql
      '  meta.embedded.block.sql string.quoted.single.sql punctuation.definition.string.begin.sql
      open  meta.embedded.block.sql string.quoted.single.sql
      """  string.quoted.double punctuation.definition.string.end
      one  variable.other.property
      =  keyword.operator.assignment
      """  string.quoted.double punctuation.definition.string.begin
      select  meta.embedded.inline.sql keyword.other.DML.sql
      1  meta.embedded.inline.sql constant.numeric.sql
      """  string.quoted.double punctuation.definition.string.end
      two  variable.other.property
      =  keyword.operator.assignment
      """  string.quoted.double punctuation.definition.string.begin
      select  meta.embedded.block.sql keyword.other.DML.sql
      2  meta.embedded.block.sql constant.numeric.sql
      """  string.quoted.double punctuation.definition.string.end
      // behind  comment.line.double-slash
      }  punctuation.section.block.end"
    `);
  });

  test('of arguments over several lines', () => {
    const text = 'model A {\n  @@index(\n    [a, // first\n     b],\n    map: "x"\n  )\n  b Int\n}';
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "model  storage.type.block
      A  entity.name.type
      {  punctuation.section.block.begin
      @@  punctuation.definition.decorator
      index  entity.name.function.decorator
      (  punctuation.section.parens.begin
      [  punctuation.section.brackets.begin
      a  variable.other.constant
      ,  punctuation.separator.comma
      // first  comment.line.double-slash
      b  variable.other.constant
      ]  punctuation.section.brackets.end
      ,  punctuation.separator.comma
      map  variable.parameter
      :  punctuation.separator.key-value
      "  string.quoted.double punctuation.definition.string.begin
      x  string.quoted.double
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      b  variable.other.member
      Int  support.type
      }  punctuation.section.block.end"
    `);
  });

  test('of what is wrong', () => {
    const text = 'modell A {\n  a: String @default("\\x")\n  b Int @map("open\n  c Int\n}';
    expect(scopesOf(text)).toMatchInlineSnapshot(`
      "modell  invalid.illegal.keyword
      A  entity.name.type
      {  punctuation.section.block.begin
      a  variable.other.member
      :  invalid.illegal.colon
      String  support.type
      @  punctuation.definition.decorator
      default  entity.name.function.decorator
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      \\x  string.quoted.double invalid.illegal.escape
      "  string.quoted.double punctuation.definition.string.end
      )  punctuation.section.parens.end
      b  variable.other.member
      Int  support.type
      @  punctuation.definition.decorator
      map  entity.name.function.decorator
      (  punctuation.section.parens.begin
      "  string.quoted.double punctuation.definition.string.begin
      open  string.quoted.double
      c  variable.other.constant
      Int  variable.other.constant
      }  punctuation.section.block.end"
    `);
  });
});

test('words that take SQL come from what the kinds declare', () => {
  const words = { ...languageWords(), sqlNames: ['expression', 'body'], sqlAttributes: ['check'] };
  const { repository } = textMateGrammar(words);
  expect(JSON.stringify(repository.member)).toContain('(?:expression|body)');
  expect(JSON.stringify(repository.argument)).toContain('(?:expression|body)');
  expect(JSON.stringify(repository.attribute)).toContain('(?:check)');
});

test('Shiki renders the example', async () => {
  const highlighter = await createHighlighter();
  const code = readFileSync('schema.dsl', 'utf8');
  const lines = highlighter.codeToTokensBase(code, { lang: 'schemac', theme: 'github-light' });
  expect(lines.map((line) => line.map(({ content }) => content).join('')).join('\n')).toBe(code);
  const colors = new Set(lines.flat().map(({ color }) => color));
  expect(colors.size).toBeGreaterThan(4);
  highlighter.dispose();
});

test('the picture of the example is up to date (npm run picture)', async () => {
  const highlighter = await createHighlighter();
  const picture = renderPicture(highlighter, readFileSync('schema.dsl', 'utf8'));
  expect(readFileSync('docs/schema.svg', 'utf8')).toBe(picture);
  highlighter.dispose();
});
