import type { PostgresParser } from '../../sql/postgresParser.ts';
import { tokensChecksum } from '../../sql/tokensChecksum.ts';
import type { Migration } from '../migration.ts';
import type { IncludedMigration } from './snapshot.ts';

/** The migrations of a folder as a file names them. */
export function includedMigrations(
  parser: PostgresParser,
  migrations: readonly Migration[],
): readonly IncludedMigration[] {
  return migrations.flatMap(({ id, source }) => {
    const checksum = tokensChecksum(parser, source.text);
    return checksum === undefined ? [] : [{ id, checksum: checksum.slice(0, 16) }];
  });
}
