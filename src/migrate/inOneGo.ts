import type { PostgresParser } from '../sql/postgresParser.ts';
import { insertTexts, restriction } from '../sql/restriction.ts';
import { rowsLeft, stillToDo } from './batchQueries.ts';
import { expectationAt } from './expectationAt.ts';
import type { MigrationStatement } from './migrationStatement.ts';

/** The statements without steps of their own, with each batched one as a single statement, and its `until` as what is expected afterwards. */
export function inOneGo(
  parser: PostgresParser,
  statements: readonly MigrationStatement[],
): readonly MigrationStatement[] {
  return statements.flatMap((statement) => {
    const { batch, beginsStep: _, ...rest } = statement;
    if (!batch) return [rest];
    const condition = stillToDo(batch);
    if (!condition) return [rest];
    const insertions = restriction(batch.place, condition.text());
    const left = expectationAt(parser, statement, rowsLeft(batch).text());
    return [{ ...rest, text: insertTexts(statement.text, insertions), insertions }, left];
  });
}
