import { createHash } from 'node:crypto';
import type { PostgresParser } from './postgresParser.ts';
import { scanTokens } from './scanTokens.ts';

/**
 * SHA-256, in hex, over the tokens of a script as PostgreSQL's scanner sees them: comments, white space, line ends
 * and the case of keywords do not count. Undefined where the text is no sequence of tokens: an open quote.
 */
export function tokensChecksum(parser: PostgresParser, text: string): string | undefined {
  const tokens = scanTokens(parser, text.replaceAll('\r\n', '\n'));
  if (!tokens) return undefined;
  const hash = createHash('sha256');
  for (const { text: token, keywordKind } of tokens) {
    hash.update(keywordKind === 0 ? token : token.toLowerCase());
    hash.update('\0');
  }
  return hash.digest('hex');
}
