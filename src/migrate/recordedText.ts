import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import { fileChecksum } from './fileChecksum.ts';
import type { HistoryValues } from './historyTable.ts';
import type { Migration } from './migration.ts';

/** What the history keeps of the files of a migration. */
export function recordedText(
  { source, bytes, parents, replaces, down }: Migration,
  parser: PostgresParser,
): HistoryValues {
  return {
    parents,
    replaces,
    checksum: tokensChecksum(parser, source.text),
    file_checksum: fileChecksum(bytes),
    sql: source.text,
    down_sql: down?.text ?? null,
  };
}
