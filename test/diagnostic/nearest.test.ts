import { expect, it } from 'vitest';
import { nearest } from '../../src/diagnostic/nearest.ts';

it.each([
  ['Strng', 'String'],
  ['string', 'String'],
  ['Srting', 'String'],
  ['Xyz', undefined],
  ['i', undefined],
  ['INT', 'Int'],
  ['BigInteger', undefined],
])('%s is near to %s', (name, meant) => {
  expect(nearest(name, ['String', 'Int', 'Boolean', 'a'])).toBe(meant);
});
