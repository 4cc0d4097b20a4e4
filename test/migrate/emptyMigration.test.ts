import { expect, test } from 'vitest';
import { emptyMigration } from '../../src/migrate/emptyMigration.ts';

const column = (name: string, optional = false) => ({ name, type: 'text', optional });

test('tells of the tables in comments alone, and shows a backfill of a column that takes NULL', () => {
  const wide = Array.from({ length: 12 }, (_, index) => column(`a_long_name_${index}`));
  const text = emptyMigration([
    { name: '"no\nkey"', key: [], columns: [column('x', true)] },
    { name: 'deals', key: ['tenant', '"No"'], columns: [column('tenant'), column('"No"'), column('price')] },
    { name: 'wide', key: ['a_long_name_0'], columns: [...wide, column('city', true)] },
  ]);
  const lines = text.trim().split('\n');
  expect(lines.filter((line) => !line.startsWith('--'))).toEqual([]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
  expect(lines).toContain('--   "no key" (x text)');
  expect(lines.slice(-3)).toEqual([
    '--   -- schemac:batch by=a_long_name_0 size=auto pause=10ms',
    '--   -- schemac:until city IS NOT NULL',
    '--   UPDATE wide SET city = … WHERE city IS NULL;',
  ]);
  expect(emptyMigration([])).not.toContain('tables');
});
