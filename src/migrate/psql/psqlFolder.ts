import type { PostgresParser } from '../../sql/postgresParser.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import { textArray } from '../../sql/textArray.ts';
import { tokensChecksum } from '../../sql/tokensChecksum.ts';
import { fileChecksums } from '../fileChecksum.ts';
import type { Migration } from '../migration.ts';
import type { MigrationScript } from '../migrationScript.ts';

/** A migration of the folder, and how it is run where the file holds it. */
export interface FolderEntry {
  readonly migration: Migration;
  /** Absent where it is no part of the file. */
  readonly script?: MigrationScript;
}

/** The folder as a temporary table: what the history is held against, and what is written into it. */
export function psqlFolder(entries: readonly FolderEntry[], parser: PostgresParser): Sql {
  const rows = entries.map((entry, index) => rowOf(entry, index, parser));
  const insert = sql`INSERT INTO pg_temp.schemac_folder (place, id, parents, replaces, checksum, file_checksums, steps) VALUES
  ${join(rows, verbatim(',\n  '))};`;
  return sql`-- The migrations of the folder. steps: of those that are in this file.
CREATE TEMPORARY TABLE IF NOT EXISTS schemac_folder (
  place integer, id text PRIMARY KEY, parents text[], replaces text[], checksum text, file_checksums text[], steps integer,
  sql text, down_sql text, waits boolean NOT NULL DEFAULT false);
DELETE FROM pg_temp.schemac_folder;
${rows.length === 0 ? sql`` : insert}`;
}

function rowOf({ migration, script }: FolderEntry, index: number, parser: PostgresParser): Sql {
  const { id, parents, replaces, source, bytes } = migration;
  const values = [
    literal(index),
    literal(id),
    textArray(parents),
    textArray(replaces),
    literal(tokensChecksum(parser, source.text) ?? null),
    textArray(fileChecksums(bytes)),
    literal(script ? script.steps.length : null),
  ];
  return sql`(${join(values)})`;
}

/**
 * Marks what a held migration keeps waiting, itself included: see `heldBack`. The history must be as it was before the
 * first migration is run.
 */
export function psqlHolds(entries: readonly FolderEntry[]): Sql {
  const holds = entries
    .filter(({ migration, script }) => script && migration.hold)
    .map(({ migration }) => migration.id);
  if (holds.length === 0) return sql``;
  return sql`-- Nobody has used a database without a history, and what is begun goes on; else these wait for a word.
UPDATE pg_temp.schemac_folder SET waits = true
WHERE EXISTS (SELECT FROM pg_temp.schemac_history WHERE state = 'applied')
  AND place >= (SELECT min(f.place) FROM pg_temp.schemac_folder f WHERE f.id = ANY (${textArray(holds)})
    AND NOT pg_temp.schemac_applied(f.id)
    AND NOT EXISTS (SELECT FROM pg_temp.schemac_history h WHERE h.id = f.id AND h.state = 'partial'));`;
}
