import type { ColumnDefault } from './object.ts';

/** Whether it gives each new row the next number: as `serial`, as an identity, or from any sequence. */
export function isCounter(value: ColumnDefault | null): boolean {
  switch (value?.type) {
    case 'serial':
    case 'identity':
      return true;
    case 'expression':
      return /^nextval\('.*'::regclass\)$/s.test(value.sql);
    default:
      return false;
  }
}
