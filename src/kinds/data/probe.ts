import { join, literal, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { type Data, detailsOf } from './object.ts';

type Path = readonly ['rows', key: string, column: Data['id']];

/** The values of which PostgreSQL must say whether two texts are one. */
export function dataPaths(data: Data): readonly Path[] {
  const asked = new Set(detailsOf(data).asked);
  if (asked.size === 0) return [];
  return Object.entries(data.attributes.rows).flatMap(([key, values]) =>
    (Object.keys(values) as Data['id'][])
      .filter((column) => asked.has(column) && values[column] !== null)
      .map((column) => ['rows', key, column] as const),
  );
}

/** Reads each value as one of the column's type, and prints it. */
export function probeData(
  data: Data,
  _: string,
  { after }: StatementContext,
): { readonly make: readonly Sql[]; readonly read: Sql } {
  const values = dataPaths(data).map(([, key, column], index) => {
    const { type } = after.get(column)!.attributes as { readonly type: TypeRef };
    const text = data.attributes.rows[key]![column]!;
    return sql`(${literal(index)}, CAST(${literal(text)} AS ${typeSql(type)})::text)`;
  });
  return { make: [], read: sql`SELECT path, text FROM (VALUES ${join(values)}) AS v (path, text)` };
}
