import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tableOrder } from '../../src/kinds/data/tableOrder.ts';
import { arrayItems } from '../../src/kinds/data/valueExpression.ts';
import { arrayText } from '../../src/kinds/data/valueText.ts';
import { keyParts, rowKey } from '../../src/kinds/shared/rowKey.ts';
import { objectId } from '../../src/model/object.ts';

it('reads the key of a row back from its text', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
      expect(keyParts(rowKey(parts))).toEqual(parts);
    }),
  );
});

it('reads the items of a list back from the text that PostgreSQL would write', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string())), (items) => {
      expect(arrayItems(arrayText(items))).toEqual(items);
    }),
  );
});

it('puts tables behind those that they refer to, and leaves one reference of each circle open', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => objectId('table', ['public', name]));
  const column = (table: string, name: string) => objectId('column', ['public', table, name]);
  const reference = (from: string, to: string) => ({
    table: objectId('table', ['public', from]),
    columns: [column(from, to)],
    referencedTable: objectId('table', ['public', to]),
    referencedColumns: [column(to, 'id')],
    onDelete: 'NO ACTION',
  });
  const chain = [reference('a', 'b'), reference('b', 'c'), reference('c', 'c')];
  expect(tableOrder([a!, b!, c!], chain, () => true)).toEqual({ tables: [c, b, a], backward: new Set() });
  const circle = [...chain, reference('c', 'a')];
  const isOptional = (id: string) => id === column('b', 'c');
  expect(tableOrder([a!, b!, c!], circle, isOptional)).toEqual({
    tables: [b, a, c],
    backward: new Set([column('b', 'c')]),
  });
});
