/**
 * An SQL constant. Strings with a backslash take the `E''` form, so that the result does not depend on
 * `standard_conforming_strings`. Throws on a null byte, which PostgreSQL cannot hold, and on a non-finite number.
 */
export function quoteLiteral(value: string | number | bigint | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`no SQL constant: ${value}`);
  if (typeof value !== 'string') return String(value);
  if (value.includes('\0')) throw new Error('a null byte cannot stand in an SQL string');
  const doubled = value.replaceAll("'", "''");
  return doubled.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}
