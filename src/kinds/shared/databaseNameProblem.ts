import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';

/** Why PostgreSQL cannot hold a name as it is, and the code of that diagnostic; undefined where it can. */
export function databaseNameProblem(
  name: string,
): { readonly code: string; readonly problem: string } | undefined {
  const bytes = Buffer.byteLength(name);
  if (name === '') return { code: 'empty-name', problem: 'A name in the database cannot be empty.' };
  if (name.includes('\0')) {
    return { code: 'null-byte', problem: 'A name in the database cannot have a null byte in it.' };
  }
  if (bytes <= maximumNameBytes) return undefined;
  const limit = `PostgreSQL cuts names after ${maximumNameBytes} bytes, and this one has ${bytes}`;
  return { code: 'name-too-long', problem: `The name \`${name}\` is too long: ${limit}.` };
}
