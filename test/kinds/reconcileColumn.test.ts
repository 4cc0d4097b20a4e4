import { describe, expect, it } from 'vitest';
import { type Column, type ColumnDefault, columnId } from '../../src/kinds/column/object.ts';
import { reconcileColumn } from '../../src/kinds/column/reconcileColumn.ts';

const table = ['public', 'deals'];

const column = (value: ColumnDefault | null): Column => ({
  kind: 'column',
  id: columnId(table, 'at'),
  name: [...table, 'at'],
  attributes: {
    type: { text: 'timestamp with time zone', array: false },
    collation: null,
    nullable: false,
    default: value,
  },
  dependsOn: [],
});

const expression = (sql: string) => column({ type: 'expression', sql });

const typed = (text: string): Column => {
  const plain = column(null);
  return { ...plain, attributes: { ...plain.attributes, type: { text, array: false } } };
};

describe('reconcileColumn', () => {
  it('finds a type that is named without its schema', () => {
    const reconciled = (declared: string, current: string) =>
      reconcileColumn(typed(declared), typed(current)).attributes.type;
    expect(reconciled('ipaddress', 'public.ipaddress')).toEqual({ text: 'public.ipaddress', array: false });
    expect(reconciled('"Odd.name"', 'a."Odd.name"')).toEqual({ text: 'a."Odd.name"', array: false });
    expect(reconciled('b.ipaddress', 'a.ipaddress')).toEqual({ text: 'b.ipaddress', array: false });
    expect(reconciled('text', 'public.ipaddress')).toEqual({ text: 'text', array: false });
  });

  it('takes the spelling of the current time from the database', () => {
    const { attributes } = reconcileColumn(expression('CURRENT_TIMESTAMP'), expression('now()'));
    expect(attributes.default).toEqual({ type: 'expression', sql: 'now()' });
  });

  it('does not take another function for it', () => {
    const { attributes } = reconcileColumn(expression('CURRENT_TIMESTAMP'), expression('clock_timestamp()'));
    expect(attributes.default).toEqual({ type: 'expression', sql: 'CURRENT_TIMESTAMP' });
  });
});
