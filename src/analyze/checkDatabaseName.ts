import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Report } from '../kinds/declaration.ts';
import type { Span } from '../source/source.ts';
import { maximumNameBytes } from '../sql/quoteIdentifier.ts';

/** Whether PostgreSQL can hold a name as it is; where not, it is reported. */
export function checkDatabaseName(name: string, span: Span, report: Report): boolean {
  const error = (code: string, message: string) => {
    report(errorDiagnostic(code, message, { span }));
    return false;
  };
  const bytes = Buffer.byteLength(name);
  if (name === '') return error('empty-name', 'A name in the database cannot be empty.');
  if (name.includes('\0')) return error('null-byte', 'A name in the database cannot have a null byte in it.');
  if (bytes <= maximumNameBytes) return true;
  const limit = `PostgreSQL cuts names after ${maximumNameBytes} bytes, and this one has ${bytes}`;
  return error('name-too-long', `The name \`${name}\` is too long: ${limit}.`);
}
