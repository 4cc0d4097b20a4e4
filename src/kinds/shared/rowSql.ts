import type { ObjectId, SchemaObject } from '../../model/object.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { ownName } from './nameSql.ts';
import { keyParts } from './rowKey.ts';
import type { TypeRef } from './typeRef.ts';

const numbers = /^(?:smallint|integer|bigint|real|double precision|numeric(?:\(.*\))?)$/;

/** A value as an SQL constant: numbers and booleans as such, all else as text that PostgreSQL reads by the type. */
export function valueSql(text: string | null, column: SchemaObject | undefined): Sql {
  if (text === null) return literal(null);
  const type = (column?.attributes as { readonly type?: TypeRef } | undefined)?.type;
  const name = type && 'text' in type && !type.array ? type.text : undefined;
  if (name === 'boolean' && /^(?:true|false)$/.test(text)) return literal(text === 'true');
  // A JavaScript number would lose digits; these signs cannot end a constant.
  if (name !== undefined && numbers.test(name) && /^-?\d+(?:\.\d+)?$/.test(text)) return verbatim(text);
  return literal(text);
}

/** `code IN ('NL', 'FR')`, `(code, year) IN (('NL', 2026))`; `alias`: the name of the table in the query. */
export function keyCondition(
  columns: readonly ObjectId[],
  keys: readonly string[],
  { after, before }: Pick<StatementContext, 'after' | 'before'>,
  alias?: Sql,
): Sql {
  const names = columns.map((id) => (alias ? sql`${alias}.${ownName(id)}` : ownName(id)));
  const values = keys.map((key) =>
    keyParts(key).map((part, index) =>
      valueSql(part, after.get(columns[index]!) ?? before.get(columns[index]!)),
    ),
  );
  const [name] = names;
  if (names.length === 1 && name) {
    const [first] = values;
    return values.length === 1
      ? sql`${name} = ${first![0]!}`
      : sql`${name} IN (${join(values.map(([value]) => value!))})`;
  }
  return values.length === 1
    ? join(
        names.map((one, index) => sql`${one} = ${values[0]![index]!}`),
        sql` AND `,
      )
    : sql`(${join(names)}) IN (${join(values.map((value) => sql`(${join(value)})`))})`;
}
