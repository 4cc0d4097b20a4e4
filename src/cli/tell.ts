import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { jsonResult } from './jsonResult.ts';
import type { Terminal } from './terminal.ts';

/** Shows diagnostics that end a command. */
export function tell(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok: false, diagnostics }));
}
