import type { PostgresParser } from '../sql/postgresParser.ts';
import { relationName } from '../sql/relationName.ts';
import { scanTokens } from '../sql/scanTokens.ts';
import { literal, sql } from '../sql/sql.ts';
import { utf16Offsets } from '../sql/utf16Offsets.ts';
import { expectationAt } from './expectationAt.ts';
import type { MigrationStatement } from './migrationStatement.ts';

/**
 * The statements with indexes built as a transaction can build them, which leads to the same; and where PostgreSQL
 * would refuse to build one concurrently, that is refused.
 */
export function withoutConcurrency(
  parser: PostgresParser,
  statements: readonly MigrationStatement[],
): readonly MigrationStatement[] {
  return statements.flatMap((statement) => {
    const { node } = statement;
    if (!('IndexStmt' in node) || !node.IndexStmt.concurrent) return [statement];
    const reason = 'PostgreSQL does not build an index of a partitioned table concurrently.';
    const plain = {
      ...statement,
      text: withoutWord(parser, statement.text),
      node: { IndexStmt: { ...node.IndexStmt, concurrent: false } },
    };
    return [
      expectationAt(parser, statement, unpartitioned(relationName(node.IndexStmt.relation!)), reason),
      plain,
    ];
  });
}

/** With blanks in its place, so that PostgreSQL's positions stay those of the file. */
function withoutWord(parser: PostgresParser, text: string): string {
  const offsetOf = utf16Offsets(text);
  const tokens = scanTokens(parser, text) ?? [];
  const word = tokens.find((token) => token.text.toUpperCase() === 'CONCURRENTLY')!;
  const [start, end] = [offsetOf(word.start), offsetOf(word.end)];
  return `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`;
}

function unpartitioned(table: string): string {
  const oid = sql`to_regclass(${literal(table)})`;
  return sql`SELECT NOT EXISTS (SELECT FROM pg_class WHERE oid = ${oid} AND relkind = 'p')`.text();
}
