import type { PostgresParser } from '../../sql/postgresParser.ts';
import { tokensChecksum } from '../../sql/tokensChecksum.ts';

/** Short enough to be looked at. */
const checksumLength = 16;

/** The beginning of `tokensChecksum`. */
export function shortChecksum(parser: PostgresParser, text: string): string | undefined {
  return tokensChecksum(parser, text)?.slice(0, checksumLength);
}
