import { DatabaseError } from '../database/databaseError.ts';
import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { databaseDiagnostic } from '../migrate/databaseDiagnostic.ts';
import { exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import { processTerminal } from './terminal.ts';

/** Says what ended a command that did not end by itself: a problem with the database, or a bug. */
export function reportFailure(error: unknown, json: boolean): number {
  const terminal = processTerminal({ json });
  const diagnostic =
    error instanceof DatabaseError
      ? databaseDiagnostic(error)
      : errorDiagnostic('bug', `schemac has a bug: ${error instanceof Error ? error.stack : String(error)}`);
  if (json) terminal.result(jsonResult({ ok: false, diagnostics: [diagnostic] }));
  else terminal.diagnostics([diagnostic]);
  return exitCode.error;
}
