import { generatedName } from './generatedName.ts';

/** The name that PostgreSQL gives the sequence of a serial column. */
export function sequenceName(table: string, column: string): string {
  return generatedName(table, column, '_seq');
}
