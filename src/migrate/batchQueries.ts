import { ident, join, literal, type Sql, sql, verbatim } from '../sql/sql.ts';
import type { Batch } from './batch.ts';

/** A column of the key that pages go by. */
export interface KeyColumn {
  readonly name: string;
  /** As PostgreSQL prints it: `character(3)`. */
  readonly type: string;
}

/** A stretch of the key: after one, up to another, which belongs to it. */
export interface Page {
  readonly after?: readonly string[];
  readonly upTo: readonly string[];
}

/** The rows that need something done yet, as a condition on one row; undefined where the file does not tell them. */
export function stillToDo({ until }: Batch): Sql | undefined {
  // The user's condition may end in a comment.
  return until === undefined ? undefined : sql`((${verbatim(`${until}\n`)}) IS NOT TRUE)`;
}

/** Whether no row is left to do: one row, one boolean. */
export function rowsLeft(batch: Batch): Sql {
  return sql`SELECT count(*) = 0 ${fromLeft(batch)}`;
}

/** How many rows are left to do. */
export function countLeft(batch: Batch): Sql {
  return sql`SELECT count(*)::float8 AS left ${fromLeft(batch)}`;
}

/** Whether a row is left to do. */
export function anyLeft(batch: Batch): Sql {
  return sql`SELECT EXISTS (SELECT ${fromLeft(batch)}) AS left`;
}

function fromLeft(batch: Batch): Sql {
  return sql`FROM ${tableOf(batch)} WHERE ${stillToDo(batch) ?? sql`true`}`;
}

/** The last key of the table, as texts `k0`, `k1`, ...; no row where the table is empty. */
export function lastKey(batch: Batch, key: readonly KeyColumn[]): Sql {
  const order = join(columnsOf(batch, key).map((column) => sql`${column} DESC`));
  return sql`SELECT ${texts(columnsOf(batch, key))} FROM ${tableOf(batch)} ORDER BY ${order} LIMIT 1`;
}

/** The last key of the next `size` rows, and how many they are; no row where none is left. */
export function nextPage(batch: Batch, key: readonly KeyColumn[], page: Page, size: number): Sql {
  const columns = columnsOf(batch, key);
  const inPage = key.map((_, index) => ident(`c${index}`));
  const named = columns.map((column, index) => sql`${column} AS ${inPage[index]!}`);
  return sql`WITH page AS MATERIALIZED (
      SELECT ${join(named)} FROM ${tableOf(batch)} WHERE ${inside(batch, key, page)}
      ORDER BY ${join(columns)} LIMIT ${literal(size)})
    SELECT ${texts(inPage)}, (SELECT count(*)::int FROM page) AS rows
    FROM page ORDER BY ${join(inPage.map((column) => sql`${column} DESC`))} LIMIT 1`;
}

/** The rows of a page, those that are done left out: a condition on one row. */
export function pageCondition(batch: Batch, key: readonly KeyColumn[], page: Page): Sql {
  const left = stillToDo(batch);
  return left ? sql`${inside(batch, key, page)} AND ${left}` : inside(batch, key, page);
}

function inside(batch: Batch, key: readonly KeyColumn[], { after, upTo }: Page): Sql {
  const row = rowOf(columnsOf(batch, key));
  const atMost = sql`${row} <= ${rowOf(constants(key, upTo))}`;
  return after ? sql`${row} > ${rowOf(constants(key, after))} AND ${atMost}` : atMost;
}

function constants(key: readonly KeyColumn[], values: readonly string[]): readonly Sql[] {
  return key.map(({ type }, index) => sql`${literal(values[index]!)}::${verbatim(type)}`);
}

/** One value needs no row around it, with which PostgreSQL would not use every index. */
function rowOf(values: readonly Sql[]): Sql {
  return values.length === 1 ? values[0]! : sql`(${join(values)})`;
}

function columnsOf({ relation }: Batch, key: readonly KeyColumn[]): readonly Sql[] {
  return key.map(({ name }) => sql`${verbatim(relation.reference)}.${ident(name)}`);
}

function texts(columns: readonly Sql[]): Sql {
  return join(columns.map((column, index) => sql`${column}::text AS ${ident(`k${index}`)}`));
}

/** The table under the name that the statement calls it by, so that conditions mean the same. */
export function tableOf({ relation: { name, only, reference } }: Batch): Sql {
  return sql`${only ? sql`ONLY ` : sql``}${verbatim(name)} AS ${verbatim(reference)}`;
}
