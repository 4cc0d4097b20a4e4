import { expect, test } from 'vitest';
import { mentionsConstant } from '../../src/sql/mentionsConstant.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { splitStatements } from '../../src/sql/splitStatements.ts';

const parser = await loadPostgresParser();

function mentions(statement: string, value: string): boolean {
  return mentionsConstant(splitStatements(parser, statement).statements[0]!.node, value);
}

test.each([
  "ALTER TABLE t ALTER COLUMN c SET DEFAULT 'new'",
  "UPDATE t SET c = 'new'::e WHERE c = 'old'",
  "UPDATE t SET c = E'n\\x65w'",
  "CREATE INDEX i ON t (a) WHERE c = 'new'",
  "DO $$ BEGIN UPDATE t SET c = 'new'; END $$",
  "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'new' $$",
])('%s', (statement) => {
  expect(mentions(statement, 'new')).toBe(true);
});

test.each(["SELECT 'newer'", 'ALTER TABLE t ADD COLUMN new text', 'SELECT "new" FROM new', "SELECT 'NEW'"])(
  'not in %s',
  (statement) => {
    expect(mentions(statement, 'new')).toBe(false);
  },
);
