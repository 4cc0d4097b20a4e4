import { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { databaseDiagnostic } from '../migrate/databaseDiagnostic.ts';
import { exitCode } from './exitCode.ts';
import { Interrupted } from './interrupted.ts';
import { tell } from './tell.ts';
import { processTerminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** Says what ended a command that did not end by itself. Returns the exit status. */
export function reportFailure(error: unknown, json: boolean): number {
  const terminal = processTerminal({ json });
  if (error instanceof Interrupted) {
    terminal.note('Nothing is written.');
    return exitCode.interrupted;
  }
  tell([failureDiagnostic(error)], terminal);
  return exitCode.error;
}

/** What an error means to whoever ran the command. */
export function failureDiagnostic(error: unknown): Diagnostic {
  if (error instanceof UsageError) {
    return errorDiagnostic('usage', error.message, { fixes: [{ title: error.advice }] });
  }
  if (error instanceof DatabaseError) {
    const advice = advices[error.kind];
    return { ...databaseDiagnostic(error), ...(advice ? { fixes: [{ title: advice }] } : {}) };
  }
  const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return errorDiagnostic('bug', `This is a bug of schemac: ${report}`);
}

const advices: Partial<Record<DatabaseError['kind'], string>> = {
  'database-missing': 'Create it with `createdb`, or let `schemac migrate dev` create it for development.',
  unreachable: 'Is the server running? The url comes from --url, the datasource or DATABASE_URL.',
  authentication: 'Check the user and the password in the url.',
  'read-only':
    'Name a server that takes writes: this is a standby, or the role or the database is set read-only.',
  privilege: 'Name a role that may do it, or let this one: GRANT CREATE ON SCHEMA … TO …',
  'deploy-lock': 'Wait longer: --wait 10min. If it hangs, end it: SELECT pg_terminate_backend(PROCESS)',
};
