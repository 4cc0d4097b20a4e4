import type { PostgresParser } from './postgresParser.ts';
import { scanTokens } from './scanTokens.ts';
import { utf16Offsets } from './utf16Offsets.ts';

/** What stands in the way of an expectation can be counted. */
export interface CountingQuery {
  /** Returns one row: `count`. */
  readonly query: string;
  /** Whether it counts sets of rows that are the same in something. */
  readonly groups: boolean;
}

/**
 * A query for the number of rows that make a condition false: of `SELECT NOT EXISTS (…)` and of
 * `SELECT count(*) = 0 FROM …`. Undefined where the query has another form.
 */
export function countingQuery(parser: PostgresParser, query: string): CountingQuery | undefined {
  const offsetOf = utf16Offsets(query);
  const tokens = (scanTokens(parser, query) ?? [])
    .filter(({ text }) => text !== ';')
    .map(({ text, start, end }) => ({
      text: text.toLowerCase(),
      start: offsetOf(start),
      end: offsetOf(end),
    }));
  const words = tokens.map(({ text }) => text).join(' ');
  if (/^select not exists \(/.test(words) && tokens.at(-1)?.text === ')') {
    const inner = query.slice(tokens[3]!.end, tokens.at(-1)!.start);
    return readable(parser, `SELECT count(*)::float8 AS count FROM (${inner}\n) AS found`);
  }
  if (/^select count \( \* \) = 0 from /.test(words))
    return readable(parser, `SELECT count(*)::float8 AS count ${query.slice(tokens[7]!.start)}`);
  return undefined;
}

/** The parentheses at both ends need not be a pair. */
function readable(parser: PostgresParser, query: string): CountingQuery | undefined {
  try {
    const { stmts = [] } = parser.parse(query);
    return stmts.length === 1
      ? { query, groups: JSON.stringify(stmts).includes('"havingClause"') }
      : undefined;
  } catch (error) {
    if (error instanceof Error && 'sqlDetails' in error) return undefined;
    throw error;
  }
}
