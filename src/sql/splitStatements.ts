import type { Node, RawStmt } from 'libpg-query';
import type { PostgresParser } from './postgresParser.ts';
import { syntaxErrorDetails } from './syntaxErrorDetails.ts';
import { utf16OffsetOfCharacter, utf16Offsets } from './utf16Offsets.ts';

/** One statement of a script. Offsets count UTF-16 units of the script. */
export interface ScriptStatement {
  readonly start: number;
  /** Before the semicolon. */
  readonly end: number;
  /** From `start` to `end`: what is sent to the server. */
  readonly text: string;
  /** The comments between the statement before and this one, each as it is written. */
  readonly comments: readonly string[];
  /** As PostgreSQL parsed it. Locations inside count UTF-8 bytes of the script. */
  readonly node: Node;
}

/** Why a script cannot be split. Offsets count UTF-16 units. */
export interface ScriptError {
  /**
   * `psql-command`: a line such as `\connect`, which psql carries out itself.
   * `copy-data`: rows for COPY … FROM stdin, which only psql sends.
   */
  readonly kind: 'syntax' | 'psql-command' | 'copy-data';
  /** PostgreSQL's own message. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface SplitScript {
  /** Empty where there is an error. */
  readonly statements: readonly ScriptStatement[];
  /** The comments behind the last statement. */
  readonly trailing: readonly string[];
  readonly error?: ScriptError;
}

/** Splits a script into its statements with PostgreSQL's own parser. The text must hold no null byte. */
export function splitStatements(parser: PostgresParser, text: string): SplitScript {
  if (text.trim() === '') return { statements: [], trailing: [] };
  try {
    const statements = statementsOf(parser, text, parser.parse(text).stmts ?? []);
    return { statements, trailing: commentsIn(parser, text.slice(statements.at(-1)?.end ?? 0)) };
  } catch (error) {
    return { statements: [], trailing: [], error: scriptError(parser, text, error) };
  }
}

function statementsOf(parser: PostgresParser, text: string, parsed: readonly RawStmt[]): ScriptStatement[] {
  const offsetOf = utf16Offsets(text);
  let gapStart = 0;
  return parsed.map(({ stmt, stmt_location: location = 0, stmt_len: length }) => {
    const start = offsetOf(location);
    const stop = length === undefined ? text.length : offsetOf(location + length);
    const statement = text.slice(start, stop).trimEnd();
    const comments = commentsIn(parser, text.slice(gapStart, start));
    gapStart = stop;
    return { start, end: start + statement.length, text: statement, comments, node: stmt! };
  });
}

/** The comments of a text that holds nothing else but white space and semicolons. */
function commentsIn(parser: PostgresParser, gap: string): readonly string[] {
  // Only block comments, which nest, need the scanner, whose every call costs more than most gaps are worth.
  if (!gap.includes('/*')) return gap.match(/--[^\r\n]*/g) ?? [];
  const tokens = parser.scan(gap).tokens;
  return tokens.filter(({ tokenName }) => tokenName.endsWith('_COMMENT')).map((token) => token.text);
}

function scriptError(parser: PostgresParser, text: string, error: unknown): ScriptError {
  const details = syntaxErrorDetails(error);
  if (!details) throw error;
  const { message } = details;
  const start = errorStart(text, utf16OffsetOfCharacter(text, details.cursorPosition));
  const copy = copyBefore(parser, text.slice(0, start));
  if (copy) return { kind: 'copy-data', message, start: copy.start, end: copy.end };
  if (text[start] === '\\') {
    const line = /^.*/.exec(text.slice(start))![0];
    return { kind: 'psql-command', message, start, end: start + line.trimEnd().length };
  }
  return { kind: 'syntax', message, start, end: start + wrongToken(text, start, message).length };
}

/** The token that PostgreSQL names in its message, cut at the end of its line; else one character. */
function wrongToken(text: string, start: number, message: string): string {
  const named = /at or near "(.*)"$/s.exec(message)?.[1];
  const token = named !== undefined && text.startsWith(named, start) ? named : text.slice(start, start + 1);
  return /^.*/.exec(token)![0].trimEnd();
}

/** PostgreSQL puts an error `at end of input` behind the text: it is shown at the last word instead. */
function errorStart(text: string, offset: number): number {
  return offset < text.length ? offset : Math.max(text.trimEnd().length - 1, 0);
}

/** The COPY … FROM stdin that ends the text, if that is what it ends with. */
function copyBefore(parser: PostgresParser, text: string): ScriptStatement | undefined {
  if (!/\bcopy\b/i.test(text)) return undefined;
  try {
    const last = statementsOf(parser, text, parser.parse(text).stmts ?? []).at(-1);
    return last && readsFromClient(last.node) ? last : undefined;
  } catch (error) {
    if (syntaxErrorDetails(error)) return undefined;
    throw error;
  }
}

/** Whether the statement is a COPY … FROM stdin. */
export function readsFromClient(node: Node): boolean {
  return 'CopyStmt' in node && node.CopyStmt.is_from === true && node.CopyStmt.filename === undefined;
}

/** Whether the statement is a COPY … TO stdout. */
export function writesToClient(node: Node): boolean {
  return 'CopyStmt' in node && node.CopyStmt.is_from !== true && node.CopyStmt.filename === undefined;
}
