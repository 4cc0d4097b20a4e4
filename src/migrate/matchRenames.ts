import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import { matchesFileChecksum } from './fileChecksum.ts';
import type { HistoryRow } from './historyRow.ts';
import type { Migration } from './migration.ts';

/** A migration that the history knows under the name that its folder had before. */
export interface RenamedMigration {
  readonly row: HistoryRow;
  readonly migration: Migration;
}

interface RenameMatches {
  readonly renamed: readonly RenamedMigration[];
  /** The same SQL stands in several: nobody but a person knows which one was renamed to which. */
  readonly ambiguous: readonly { readonly rows: readonly HistoryRow[]; readonly migration: Migration }[];
}

/**
 * Finds the applied migrations that the folder lacks among those that the history lacks, by their SQL. Files without
 * any SQL are all alike, and are never matched.
 */
export function matchRenames(
  lost: readonly HistoryRow[],
  unknown: readonly Migration[],
  parser: PostgresParser,
): RenameMatches {
  if (lost.length === 0) return { renamed: [], ambiguous: [] };
  const empty = tokensChecksum(parser, '');
  const found = unknown.flatMap((migration) => {
    const checksum = tokensChecksum(parser, migration.source.text);
    const rows = checksum === empty ? [] : lost.filter((row) => isSame(migration, checksum, row));
    return rows.length > 0 ? [{ migration, rows }] : [];
  });
  const claims = (row: HistoryRow) => found.filter(({ rows }) => rows.includes(row)).length;
  const isClear = ({ rows }: (typeof found)[number]) => rows.length === 1 && claims(rows[0]!) === 1;
  return {
    renamed: found.filter(isClear).map(({ rows, migration }) => ({ row: rows[0]!, migration })),
    ambiguous: found.filter((match) => !isClear(match)),
  };
}

function isSame({ bytes }: Migration, checksum: string | undefined, row: HistoryRow): boolean {
  return row.checksum === null ? matchesFileChecksum(bytes, row.fileChecksum) : checksum === row.checksum;
}
