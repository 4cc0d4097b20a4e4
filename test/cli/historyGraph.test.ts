import { expect, test } from 'vitest';
import { historyGraph } from '../../src/cli/historyGraph.ts';

const draw = (chain: Readonly<Record<string, readonly string[]>>) =>
  `\n${historyGraph(Object.entries(chain).map(([id, parents]) => ({ id, parents, mark: '●', text: id }))).join('\n')}\n`;

test('draws a line, branches, heads and merges, the last at the top', () => {
  expect(draw({ a: [], b: ['a'], c: ['b'] })).toMatchInlineSnapshot(`
    "
    ●  c
    ●  b
    ●  a
    "
  `);
  expect(draw({ a: [], b: ['a'], c: ['a'] })).toMatchInlineSnapshot(`
    "
    ●    c
    │ ●  b
    ├─╯
    ●    a
    "
  `);
  expect(draw({ a: [], b: ['a'], c: ['a'], m: ['b', 'c'], d: ['m'] })).toMatchInlineSnapshot(`
    "
    ●    d
    ●    m
    ├─╮
    │ ●  c
    ● │  b
    ├─╯
    ●    a
    "
  `);
  expect(draw({ a: [], b: ['a'], c: ['a'], d: ['a'], m: ['b', 'c', 'd'] })).toMatchInlineSnapshot(`
    "
    ●      m
    ├─┬─╮
    │ │ ●  d
    │ ● │  c
    ● │ │  b
    ├─┴─╯
    ●      a
    "
  `);
  expect(draw({ a: [], b: ['a'], c: ['b'], d: ['a'], m: ['c', 'd'], x: ['b'] })).toMatchInlineSnapshot(`
    "
    ●      x
    │ ●    m
    │ ├─╮
    │ │ ●  d
    │ ● │  c
    ├─╯ │
    ● │    b
    ├─╯
    ●      a
    "
  `);
  expect(draw({ b: ['lost'], c: ['b'] })).toMatchInlineSnapshot(`
    "
    ●  c
    ●  b
    "
  `);
  expect(historyGraph([])).toEqual([]);
});
