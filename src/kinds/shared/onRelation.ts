import type { SchemaObject } from '../../model/object.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import { qualifiedName } from './nameSql.ts';

/** `mine ON deals`: how what belongs to a relation and is named in it alone is addressed. */
export function onRelation({ name, parent }: SchemaObject): Sql {
  return sql`${ident(name.at(-1)!)} ON ${qualifiedName(parent!)}`;
}
