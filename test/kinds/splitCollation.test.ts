import { expect, it } from 'vitest';
import { splitCollation } from '../../src/kinds/shared/splitCollation.ts';

it.each([
  ['lower(x) COLLATE "C"', 'lower(x)', '"C"'],
  ['(title collate app."De")', 'title', 'app."De"'],
  [`(a || b)::character varying COLLATE c`, '(a || b)::character varying', 'c'],
  [`("T".b[1]) COLLATE c COLLATE d`, '("T".b[1])', 'd'],
  [`CASE WHEN a = ')' THEN b END COLLATE c`, `CASE WHEN a = ')' THEN b END`, 'c'],
])('%s is an expression and its collation', (text, expression, collation) => {
  expect(splitCollation(text)).toEqual({ expression, collation });
});

it.each([
  'a || b COLLATE "C"',
  `a AT TIME ZONE 'x' COLLATE c`,
  'lower(x COLLATE "C")',
  `'a COLLATE c'`,
  'NOT a COLLATE c',
])('%s is one expression', (text) => {
  expect(splitCollation(text)).toEqual({ expression: text });
});
