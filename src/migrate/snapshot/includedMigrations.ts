import type { PostgresParser } from '../../sql/postgresParser.ts';
import type { Migration } from '../migration.ts';
import { shortChecksum } from './shortChecksum.ts';
import type { IncludedMigration } from './snapshot.ts';

/** The migrations of a folder as a file names them. */
export function includedMigrations(
  parser: PostgresParser,
  migrations: readonly Migration[],
): readonly IncludedMigration[] {
  return migrations.flatMap(({ id, source }) => {
    const checksum = shortChecksum(parser, source.text);
    return checksum === undefined ? [] : [{ id, checksum }];
  });
}
