import { keywords } from './keywords.ts';

/** PostgreSQL cuts longer names: NAMEDATALEN - 1 bytes. */
export const maximumNameBytes = 63;

/**
 * A name as it must be written in SQL: plain where PostgreSQL reads it back unchanged, else in double quotes.
 * The rule is that of PostgreSQL's own quote_ident(). Throws on names that PostgreSQL cannot hold.
 */
export function quoteIdentifier(name: string): string {
  if (name === '') throw new Error('an SQL name cannot be empty');
  if (name.includes('\0')) throw new Error('a null byte cannot stand in an SQL name');
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !keywords.has(name)) return name;
  return `"${name.replaceAll('"', '""')}"`;
}
