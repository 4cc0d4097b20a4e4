import type { ParseResult, ScanResult } from 'libpg-query';

/** PostgreSQL's own parser (of release 18), as WebAssembly. Offsets in what it returns count UTF-8 bytes. */
export interface PostgresParser {
  /** Throws a `SqlError` with `sqlDetails.cursorPosition` (a character offset from 0) on a syntax error. */
  parse(text: string): ParseResult;
  /** The tokens, comments included. Throws on text that is no sequence of tokens (an open quote). */
  scan(text: string): ScanResult;
  /** A hash that constants, comments and white space do not change. */
  fingerprint(text: string): string;
}

let loading: Promise<PostgresParser> | undefined;

/** Loads the parser once; it is left out of every command that reads no SQL. */
export function loadPostgresParser(): Promise<PostgresParser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PostgresParser> {
  const library = await import('libpg-query');
  await library.loadModule();
  return { parse: library.parseSync, scan: library.scanSync, fingerprint: library.fingerprintSync };
}
