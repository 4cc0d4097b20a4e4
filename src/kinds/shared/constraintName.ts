import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';

const suffixes = {
  'primary-key': '_pkey',
  unique: '_key',
  index: '_idx',
  exclusion: '_excl',
  'foreign-key': '_fkey',
} as const;

/**
 * The name that Prisma Migrate gives to a constraint or an index without `map:`, from the names in the database:
 * `deals_city_id_fkey`; a primary key leaves out its columns. The part before the suffix is cut, between
 * characters, so that the whole is no longer than PostgreSQL's 63 bytes.
 */
export function constraintName(
  type: keyof typeof suffixes,
  table: string,
  columns: readonly string[],
): string {
  const suffix = suffixes[type];
  const stem = type === 'primary-key' ? table : [table, ...columns].join('_');
  return truncateName(stem, maximumNameBytes - suffix.length) + suffix;
}

/** The longest beginning of a name that takes no more than that many bytes in UTF-8. */
export function truncateName(name: string, bytes: number): string {
  let length = 0;
  let result = '';
  for (const character of name) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    result += character;
  }
  return result;
}
