import type { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';

/** A problem with a database as a diagnostic: its code is its kind, and PostgreSQL's own words are its notes. */
export function databaseDiagnostic(error: DatabaseError): Diagnostic {
  const { sqlState, serverMessage, detail, hint, where } = error.facts;
  const said = serverMessage && !error.message.includes(serverMessage) ? [serverMessage] : [];
  const notes = [
    ...said.map((message) => `PostgreSQL says: ${message}`),
    ...(detail ? [`detail: ${detail}`] : []),
    ...(hint ? [`hint: ${hint}`] : []),
    ...(where ? [`where: ${where}`] : []),
    ...(sqlState ? [`SQLSTATE ${sqlState}`] : []),
  ];
  return errorDiagnostic(error.kind, error.message, { notes: notes.map((message) => ({ message })) });
}
