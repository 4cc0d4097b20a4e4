import { describe, expect, it } from 'vitest';
import { columnReferences } from '../../src/kinds/shared/columnReferences.ts';

const columns = new Set(['a', 'price', 'date', 'year', 'zone', 'text', 'now', 'Is Queued', 'interval', 'é']);

describe('an expression for DEFAULT names no column', () => {
  it.each([
    'now()',
    "'a'::text",
    "'price'",
    "date '2020-01-01'",
    "interval '1 day'",
    "CAST('1' AS date)",
    'extract(year from now())',
    "timezone('utc'::text, now())",
    "nextval('a.price'::regclass)",
    '$$ price $$',
    '1 -- price\n',
    '1 /* price */',
    "E'\\' + price'",
    'a.price()',
    'text(1)',
    'ARRAY[]::text[]',
    "concat('cst_', encode(gen_random_bytes(4), 'hex'))",
  ])('%s', (sql) => {
    expect([...columnReferences(sql, columns)]).toEqual([]);
  });
});

describe('a generated column names columns', () => {
  it.each([
    ['price * 2', 'price'],
    ['PRICE', 'price'],
    ['(2 * price)', 'price'],
    ['coalesce(a, 1)', 'a'],
    ['CASE WHEN "Is Queued" THEN 1 END', 'Is Queued'],
    ['lower(text)', 'text'],
    ['extract(year from date)', 'date'],
    ['price::text', 'price'],
    ["a || '-'", 'a'],
    ['é IS NULL', 'é'],
    ['NOT a', 'a'],
    ["(a AT TIME ZONE 'utc')", 'a'],
  ])('%s', (sql, column) => {
    expect([...columnReferences(sql, columns)]).toEqual([column]);
  });
});
