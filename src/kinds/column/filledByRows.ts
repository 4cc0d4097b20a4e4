import type { StatementContext } from '../kind.ts';
import { declaredValues } from '../shared/declaredRows.ts';
import type { Column } from './object.ts';

/** A required column, with what the rows that the schema declares hold in it for the rows that are there. */
export function filledByRows(column: Column, context: StatementContext): Column {
  const declared = declaredValues(column, context);
  return declared ? { ...column, hints: { ...column.hints, backfill: declared.value.text() } } : column;
}
