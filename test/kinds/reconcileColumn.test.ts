import { describe, expect, it } from 'vitest';
import { type Column, type ColumnDefault, columnId } from '../../src/kinds/column/object.ts';
import { reconcileColumn } from '../../src/kinds/column/reconcileColumn.ts';

const table = ['public', 'deals'];

const column = (value: ColumnDefault | null): Column => ({
  kind: 'column',
  id: columnId(table, 'at'),
  name: [...table, 'at'],
  attributes: { type: { text: 'timestamp with time zone', array: false }, nullable: false, default: value },
  dependsOn: [],
});

const expression = (sql: string) => column({ type: 'expression', sql });

describe('reconcileColumn', () => {
  it('takes the spelling of the current time from the database', () => {
    const { attributes } = reconcileColumn(expression('CURRENT_TIMESTAMP'), expression('now()'));
    expect(attributes.default).toEqual({ type: 'expression', sql: 'now()' });
  });

  it('does not take another function for it', () => {
    const { attributes } = reconcileColumn(expression('CURRENT_TIMESTAMP'), expression('clock_timestamp()'));
    expect(attributes.default).toEqual({ type: 'expression', sql: 'CURRENT_TIMESTAMP' });
  });
});
