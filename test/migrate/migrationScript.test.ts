import { describe, expect, test } from 'vitest';
import { readScript } from '../../src/migrate/migrationScript.ts';
import { spanText } from '../../src/source/source.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';

const parser = await loadPostgresParser();

function read(text: string) {
  return readScript(parser, { path: 'm/migration.sql', text });
}

/** Each step as its statements; what runs alone is marked. */
function stepsOf(text: string): string[] {
  const { steps, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  return steps.map(({ type, statements, rolledBack }) => {
    const joined = statements.map((statement) => statement.text).join('; ');
    if (rolledBack) return `rolled back: ${joined}`;
    return type === 'transaction' ? joined : `${type}: ${joined}`;
  });
}

describe('steps', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['-- nothing', []],
    ['SELECT 1; SELECT 2', ['SELECT 1; SELECT 2']],
    ['SELECT 1; VACUUM; SELECT 2; SELECT 3', ['SELECT 1', 'alone: VACUUM', 'SELECT 2; SELECT 3']],
    ['BEGIN; SELECT 1; COMMIT;', ['SELECT 1']],
    ['START TRANSACTION; SELECT 1; END;', ['SELECT 1']],
    ["SET a.b = 'c'; BEGIN; SELECT 1; COMMIT;", ["SET a.b = 'c'; SELECT 1"]],
    ['SELECT 1; BEGIN; SELECT 2; COMMIT; SELECT 3', ['SELECT 1', 'SELECT 2', 'SELECT 3']],
    ['BEGIN; BEGIN; SELECT 1; COMMIT; COMMIT;', ['SELECT 1']],
    ['SELECT 1; COMMIT; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['SAVEPOINT s; SELECT 1; ROLLBACK TO s; RELEASE s', ['SAVEPOINT s; SELECT 1; ROLLBACK TO s; RELEASE s']],
    ["ALTER TYPE e ADD VALUE 'x'; SELECT 'y'", ["ALTER TYPE e ADD VALUE 'x'; SELECT 'y'"]],
    [
      "ALTER TYPE e ADD VALUE 'x'; SELECT 1; SELECT 'x'",
      ["ALTER TYPE e ADD VALUE 'x'; SELECT 1", "SELECT 'x'"],
    ],
    [
      "CREATE TYPE e AS ENUM (); ALTER TYPE e ADD VALUE 'x'; SELECT 'x'::e",
      ["CREATE TYPE e AS ENUM (); ALTER TYPE e ADD VALUE 'x'; SELECT 'x'::e"],
    ],
    [
      'BEGIN; SELECT 1; COMMIT AND CHAIN; SELECT 2; ROLLBACK; SELECT 3',
      ['SELECT 1', 'rolled back: SELECT 2', 'SELECT 3'],
    ],
    [
      'SELECT 1; DO $$ BEGIN COMMIT; END $$; SELECT 2',
      ['SELECT 1', 'alone: DO $$ BEGIN COMMIT; END $$', 'SELECT 2'],
    ],
    [
      "DO $$ BEGIN RAISE '% COMMIT;', '; COMMIT;'; /* ; COMMIT; */ END $$",
      ["DO $$ BEGIN RAISE '% COMMIT;', '; COMMIT;'; /* ; COMMIT; */ END $$"],
    ],
    [
      'CREATE PROCEDURE s.p() LANGUAGE plpgsql AS $$ BEGIN rollback and chain; END $$; CALL s.p(); CALL q()',
      [
        'CREATE PROCEDURE s.p() LANGUAGE plpgsql AS $$ BEGIN rollback and chain; END $$',
        'alone: CALL s.p()',
        'CALL q()',
      ],
    ],
    [
      'SELECT 1;\n-- schemac:batch by=id\nUPDATE t SET a = 1; SELECT 2;\n-- schemac:expect SELECT 3;',
      ['SELECT 1', 'batched: UPDATE t SET a = 1', 'SELECT 2; SELECT 3'],
    ],
    [
      'SELECT 1;\n-- schemac:step\nSELECT 2; SELECT 3;\n-- schemac:expect SELECT 4\n-- schemac:step\n-- schemac:expect SELECT 5\nSELECT 6',
      ['SELECT 1', 'SELECT 2; SELECT 3; SELECT 4', 'SELECT 5; SELECT 6'],
    ],
    ['-- schemac:no-transaction\nREINDEX TABLE t; CLUSTER t', ['alone: REINDEX TABLE t', 'alone: CLUSTER t']],
    ['-- schemac:no-transaction\nSELECT 1; SELECT 2; CALL p()', ['SELECT 1', 'SELECT 2', 'alone: CALL p()']],
    [
      '-- schemac:no-transaction\nSELECT 1; BEGIN; SELECT 2; SELECT 3; COMMIT',
      ['SELECT 1', 'SELECT 2; SELECT 3'],
    ],
  ])('%s', (text, steps) => {
    expect(stepsOf(text)).toEqual(steps);
  });
});

test('a trial builds indexes in its transaction, where PostgreSQL could build them concurrently', () => {
  const text =
    'SELECT 1;\n-- schemac:step\nCREATE INDEX/* CONCURRENTLY */concurrently "é" ON s."T" (a); SELECT 2';
  const [step, ...others] = read(text).stepsOfTrial;
  expect(others).toEqual([]);
  expect(step!.statements.map((statement) => statement.text)).toEqual([
    'SELECT 1',
    `SELECT NOT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('s."T"') AND relkind = 'p')`,
    'CREATE INDEX/* CONCURRENTLY */             "é" ON s."T" (a)',
    'SELECT 2',
  ]);
  expect(stepsOf(text)).toHaveLength(3);
});

describe('what a migration cannot hold', () => {
  test.each([
    'SELECT 1;\nROLLBACK;',
    "PREPARE TRANSACTION 'x';",
    'BEGIN;\nSELECT 1;',
    'BEGIN READ ONLY; SELECT 1; COMMIT;',
    'BEGIN;\nCREATE INDEX CONCURRENTLY i ON t (a);\nCOMMIT;',
    'COPY t FROM stdin;',
    'COPY t FROM stdin;\n1\tx\n\\.\n',
    '\\restrict abc\nSELECT 1;',
    '-- schemac:btach by=id\nUPDATE t SET a = 1;',
    '-- schemac:batch by=id\nCREATE TABLE t ();',
    '-- schemac:batch by=id\nUPDATE t SET id = 1;',
    '-- schemac:batch size=10\nUPDATE t SET a = 1;',
    '-- schemac:batch by=id size=none\nUPDATE t SET a = 1;',
    '-- schemac:batch by=id throttle=load<5\nUPDATE t SET a = 1;',
    '-- schemac:batch by=u.id\nUPDATE t SET a = 1 FROM u;',
    '-- schemac:batch by=id\nINSERT INTO t SELECT a FROM u, v;',
    '-- schemac:batch by=v.id\nINSERT INTO t SELECT a FROM u LEFT JOIN v USING (a);',
    '-- schemac:batch by=id\nINSERT INTO t SELECT max(a) FROM u;',
    '-- schemac:batch by=id\nINSERT INTO t (SELECT a FROM u);',
    '-- schemac:batch by=id\nINSERT INTO t SELECT a FROM u UNION SELECT a FROM v;',
    '-- schemac:batch by=id\nWITH d AS (DELETE FROM u RETURNING *) UPDATE t SET a = 1;',
    'BEGIN;\n-- schemac:batch by=id\nUPDATE t SET a = 1;\nCOMMIT;',
    'BEGIN;\nSELECT 1;\n-- schemac:step\nSELECT 2;\nCOMMIT;',
    'SELECT 1;\n-- schemac:until a =\n-- schemac:batch by=id\nUPDATE t SET a = 1;',
    '-- schemac:until a = 1\nUPDATE t SET a = 1;',
    '-- schemac:expect SELECT 1 FROM\nSELECT 1;',
    'SELECT 1;\n-- schemac:expect DELETE FROM t',
    'SELEC 1;',
    '-- schemac: batch by=id\nUPDATE t SET a = 1;',
    '/* schemac:expect SELECT 1 */ SELECT 1;',
    'SELECT 1;\n-- schemac:hold',
    'SELECT 1;\n-- schemac:batch by=id\n',
    "SELECT '-- schemac:hold'\n-- schemac:hold\n;",
    '-- schemac:after\nSELECT 1;',
  ])('%s', (text) => {
    const { diagnostics } = read(text);
    const seen = diagnostics.map(({ code, message, span }) => [code, message, span && spanText(span)]);
    expect(seen).toMatchSnapshot();
  });
});
