import { describe, expect, test } from 'vitest';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { splitStatements } from '../../src/sql/splitStatements.ts';

const parser = await loadPostgresParser();

function split(text: string) {
  const { statements, error } = splitStatements(parser, text);
  if (error) throw new Error(error.message);
  return statements;
}

describe('statements', () => {
  test('spans are UTF-16 offsets, whatever stands before', () => {
    const script = '-- Größe 😀\nSELECT \'é😀\';\n\n/* ü */ SELECT "naïve" ;; CREATE TABLE "😀" (a int)\n';
    const statements = split(script);
    expect(statements.map(({ text }) => text)).toEqual([
      "SELECT 'é😀'",
      'SELECT "naïve"',
      'CREATE TABLE "😀" (a int)',
    ]);
    for (const { start, end, text } of statements) expect(script.slice(start, end)).toBe(text);
  });

  test('comments belong to the statement that they stand over', () => {
    const script = '-- one\n-- two\nSELECT 1; -- after\n/* three */\nSELECT 2; -- end';
    expect(split(script).map(({ comments }) => comments)).toEqual([
      ['-- one', '-- two'],
      ['-- after', '/* three */'],
    ]);
  });

  test('semicolons inside quotes and bodies end nothing', () => {
    const bodies = [
      'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $b$ BEGIN RETURN 1; END; $b$',
      'CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END',
      `DO 'BEGIN PERFORM 1; END'`,
      `SELECT ';', ";" FROM (SELECT 1 AS ";") AS t`,
      'CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)',
    ];
    expect(split(`${bodies.join(';\n')};`).map(({ text }) => text)).toEqual(bodies);
  });

  test('a script of comments and space has no statements', () => {
    expect(split('')).toEqual([]);
    expect(split(' \n\t')).toEqual([]);
    expect(split('-- nothing\n/* here */;;')).toEqual([]);
  });

  test('windows line ends', () => {
    expect(split('SELECT 1;\r\n-- x\r\nSELECT 2;\r\n').map(({ text }) => text)).toEqual([
      'SELECT 1',
      'SELECT 2',
    ]);
  });

  test('the time grows with the length, not with its square', () => {
    const script = "-- a comment\nALTER TABLE t ADD COLUMN c text DEFAULT 'é';\n".repeat(18_000);
    const started = performance.now();
    expect(split(script)).toHaveLength(18_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('errors', () => {
  function errorOf(text: string) {
    const { error } = splitStatements(parser, text);
    return error && { ...error, text: text.slice(error.start, error.end) };
  }

  test('a syntax error points at its word', () => {
    expect(errorOf("SELECT 'é😀';\nSELEC 1;")).toMatchObject({ kind: 'syntax', text: 'SELEC', start: 14 });
    expect(errorOf('CREATE TABLE t (a int,);')).toMatchObject({ kind: 'syntax', text: ')' });
    expect(errorOf('CREATE TABLE t (')).toMatchObject({ kind: 'syntax', text: '(' });
    expect(errorOf("SELECT 'open")).toMatchObject({ kind: 'syntax', text: "'open" });
    expect(errorOf('SELECT 1;\n<<<<<<< HEAD\n')).toMatchObject({ kind: 'syntax', text: '<<<<<<<' });
  });

  test('what only psql can do is told apart', () => {
    expect(errorOf('SELECT 1;\n\\connect other\n')).toMatchObject({
      kind: 'psql-command',
      text: '\\connect other',
    });
    expect(errorOf('COPY t (a) FROM stdin;\n1\tx\n\\.\nSELECT 1;')).toMatchObject({
      kind: 'copy-data',
      text: 'COPY t (a) FROM stdin',
    });
    expect(errorOf("COPY t FROM stdin;\nit's\n\\.\n")).toMatchObject({ kind: 'copy-data' });
    expect(errorOf('COPY t FROM stdin;\n\\.\n')).toMatchObject({ kind: 'copy-data' });
  });
});
