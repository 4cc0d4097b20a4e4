import type { ObjectId } from '../../model/object.ts';
import { quoteIdentifier } from '../../sql/quoteIdentifier.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import { qualifiedName } from './nameSql.ts';

/** What is SQL already: with double quotes, or in small letters, with a schema or without. */
const sqlName = /"|^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?$/;

/** The SQL for a collation as a schema writes it: `C`, `de_DE.utf8`, or SQL as `app."german"`. */
export function collationSql(written: string): string {
  return sqlName.test(written) ? written : quoteIdentifier(written);
}

/** Whether a collation is stated by the id of its object, and not as SQL. */
export function isCollationObject(collation: string): collation is ObjectId {
  return collation.startsWith('collation:');
}

/** ` COLLATE …`, with a blank before it; nothing for the collation that the type has anyway. */
export function collateSql(collation: string | null): Sql {
  return collation === null ? sql`` : sql` COLLATE ${collationNameSql(collation)}`;
}

/** A collation that is stated by the id of its object, or as SQL. */
export function collationNameSql(collation: string): Sql {
  return isCollationObject(collation) ? qualifiedName(collation) : verbatim(collation);
}

/** The inverse of `collationSql`: without quotes where it is read the same without. */
export function collationWord(text: string): string {
  const bare = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  return bare !== '' && collationSql(bare) === text ? bare : text;
}
