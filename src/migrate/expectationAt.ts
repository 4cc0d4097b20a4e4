import type { PostgresParser } from '../sql/postgresParser.ts';
import type { MigrationStatement } from './migrationStatement.ts';

/** A query that must hold where a statement stands, and that nobody has written into the file. */
export function expectationAt(
  parser: PostgresParser,
  { start }: MigrationStatement,
  text: string,
  reason?: string,
): MigrationStatement {
  return {
    ...{ start, end: start, comments: [], text },
    node: parser.parse(text).stmts![0]!.stmt!,
    insertions: [{ at: 0, text }],
    expects: true,
    ...(reason === undefined ? {} : { reason }),
  };
}
