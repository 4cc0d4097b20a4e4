import { createHash } from 'node:crypto';
import type { PostgresParser } from './postgresParser.ts';

/**
 * SHA-256, in hex, over the tokens of a script as PostgreSQL's scanner sees them: comments, white space, line ends
 * and the case of keywords do not count. Undefined where the text is no sequence of tokens: an open quote.
 */
export function tokensChecksum(parser: PostgresParser, text: string): string | undefined {
  const tokens = tokensOf(parser, text.replaceAll('\r\n', '\n'));
  if (!tokens) return undefined;
  const hash = createHash('sha256');
  for (const { text: token, tokenName, keywordKind } of tokens) {
    if (tokenName.endsWith('_COMMENT')) continue;
    hash.update(keywordKind === 0 ? token : token.toLowerCase());
    hash.update('\0');
  }
  return hash.digest('hex');
}

function tokensOf(parser: PostgresParser, text: string) {
  if (text.trim() === '') return [];
  try {
    return parser.scan(text).tokens;
  } catch (error) {
    // The library parses what the scanner returns as JSON, and the scanner returns its message on an error.
    if (error instanceof SyntaxError || (error instanceof Error && 'sqlDetails' in error)) return undefined;
    throw error;
  }
}
