import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import { qualifiedName } from './nameSql.ts';
import type { TypeRef } from './typeRef.ts';

/** A type as it stands in a column definition or a cast. */
export function typeSql(type: TypeRef): Sql {
  const name = 'object' in type ? qualifiedName(type.object) : verbatim(type.text);
  return type.array ? sql`${name}[]` : name;
}
