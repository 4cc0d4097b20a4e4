import type { PostgresParser } from '../../sql/postgresParser.ts';
import { insertTexts } from '../../sql/restriction.ts';
import { scanTokens } from '../../sql/scanTokens.ts';
import { type Sql, verbatim } from '../../sql/sql.ts';
import { utf16Offsets } from '../../sql/utf16Offsets.ts';

/** A statement of the user's as psql sends it unchanged, with its semicolon. */
export function psqlStatement(parser: PostgresParser, text: string): Sql {
  const safe = withoutVariables(parser, text);
  const lastLine = safe.slice(safe.lastIndexOf('\n') + 1);
  // The semicolon would belong to a comment.
  return verbatim(lastLine.includes('--') ? `${safe}\n;` : `${safe};`);
}

/** psql puts a variable of its own in the place of `:name`, as in `list[low:high]`, and not of `: name`. */
export function withoutVariables(parser: PostgresParser, text: string): string {
  if (!/:[\w'"{\u0080-\uffff]/.test(text)) return text;
  const offsetOf = utf16Offsets(text);
  const colons = (scanTokens(parser, text) ?? []).filter((token) => token.text === ':');
  const insertions = colons.map(({ end }) => ({ at: offsetOf(end), text: ' ' }));
  return insertTexts(text, insertions);
}

/** A word of a backslash command, quoted. */
export function psqlQuoted(text: string): Sql {
  return verbatim(`'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'`);
}

/** A text in a comment of one line. */
export function psqlComment(text: string): Sql {
  return verbatim(`-- ${text.replaceAll(/[\r\n]+/g, ' ')}`);
}
