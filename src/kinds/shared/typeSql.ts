import { type Sql, sql, verbatim, verbatimIn } from '../../sql/sql.ts';
import { qualifiedName } from './nameSql.ts';
import type { TypeRef } from './typeRef.ts';

/** A type as it stands in a column definition or a cast. */
export function typeSql(type: TypeRef): Sql {
  const name = 'object' in type ? qualifiedName(type.object) : textSql(type);
  return type.array ? sql`${name}[]` : name;
}

function textSql({ text, schema }: Extract<TypeRef, { text: string }>): Sql {
  return schema === undefined ? verbatim(text) : verbatimIn(schema, text);
}
