import picocolors from 'picocolors';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { printDiagnostics } from '../diagnostic/printDiagnostic.ts';

/** Where a command speaks: results to stdout, all else to stderr. */
export interface Terminal {
  /** A result: what a script would read. */
  result(text: string): void;
  /** What people are told meanwhile. Silent with `--json`. */
  note(text: string): void;
  /** Diagnostics, to stderr; with `--json` they are part of the result instead. */
  diagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Colours for stdout and for stderr, each where it is a terminal that wants them. */
  readonly colors: Colors;
  /** Whether questions can be asked. */
  readonly interactive: boolean;
  /** Whether stderr is a screen on which a line can be drawn anew. */
  readonly live: boolean;
  readonly json: boolean;
}

export type Colors = ReturnType<typeof picocolors.createColors>;

/** The terminal of this process. */
export function processTerminal(options: { readonly json: boolean }): Terminal {
  const colors = picocolors.createColors(wantsColor(process.stderr.isTTY === true));
  return {
    result: (text) => writeLine(process.stdout, text),
    note: (text) => {
      if (!options.json) writeLine(process.stderr, text);
    },
    diagnostics: (diagnostics) => {
      if (options.json || diagnostics.length === 0) return;
      writeLine(process.stderr, printDiagnostics(diagnostics, { color: colors.isColorSupported }));
    },
    colors,
    interactive:
      process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env.CI && !options.json,
    live: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI && !options.json,
    json: options.json,
  };
}

/** https://no-color.org, and FORCE_COLOR as Node.js reads it. */
function wantsColor(isTerminal: boolean): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== '0';
  return isTerminal && process.env.TERM !== 'dumb';
}

function writeLine(stream: NodeJS.WriteStream, text: string): void {
  stream.write(text.endsWith('\n') ? text : `${text}\n`);
}
