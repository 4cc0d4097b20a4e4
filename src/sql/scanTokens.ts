import type { ScanToken } from 'libpg-query';
import type { PostgresParser } from './postgresParser.ts';

/** The tokens of a text, comments left out; undefined where it is no sequence of tokens: an open quote. */
export function scanTokens(parser: PostgresParser, text: string): readonly ScanToken[] | undefined {
  if (text.trim() === '') return [];
  try {
    return parser.scan(text).tokens.filter(({ tokenName }) => !tokenName.endsWith('_COMMENT'));
  } catch (error) {
    // The library parses what the scanner returns as JSON, and the scanner returns its message on an error.
    if (error instanceof SyntaxError || (error instanceof Error && 'sqlDetails' in error)) return undefined;
    throw error;
  }
}
