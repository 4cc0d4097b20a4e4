import { join, literal, type Sql, sql } from './sql.ts';

/** These texts as a constant of the type `text[]`. */
export function textArray(texts: readonly string[]): Sql {
  return sql`ARRAY[${join(texts.map((text) => literal(text)))}]::text[]`;
}
