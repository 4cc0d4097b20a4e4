import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { literal, type Sql, sql } from '../sql/sql.ts';
import { textArray } from '../sql/textArray.ts';
import type { Batch } from './batch.ts';
import type { KeyColumn } from './batchQueries.ts';

interface FoundColumn extends KeyColumn {
  readonly required: boolean;
}

/**
 * The columns of the batch's key in the order of their index. Throws a DatabaseError where no unique index has just
 * these columns, or one of them may be NULL: a page would not hold such rows.
 */
export async function readBatchKey(
  database: Database,
  { relation, key }: Batch,
): Promise<readonly KeyColumn[]> {
  const query = batchKeyQuery(literal(relation.name), textArray(key));
  const columns = await database.query<FoundColumn>(query.text());
  if (columns.length === 0) throw await noKey(database, relation.name, key);
  const optional = columns.find(({ required }) => !required);
  if (optional) {
    throw new DatabaseError(
      'statement',
      `\`${optional.name}\` may be NULL, and batches by it would pass over such rows. Go by a key whose columns are NOT NULL.`,
    );
  }
  return columns.map(({ name, type }) => ({ name, type }));
}

/**
 * The columns of a unique index of the relation that has just those of the key, a `text[]`, in the order of the index:
 * `name`, `type`, `required`. No row where there is no such index.
 */
export function batchKeyQuery(relation: Sql, key: Sql): Sql {
  return sql`SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required
     FROM (SELECT i.indkey::int2[] AS keys FROM pg_index i
           WHERE i.indrelid = to_regclass(${relation}) AND i.indisunique AND i.indisvalid
             AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indnkeyatts = cardinality(${key})
             AND NOT EXISTS (SELECT FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS k (attnum)
                             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                             WHERE a.attname <> ALL (${key}))
           ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1) AS indexed,
          unnest(indexed.keys[0:cardinality(${key}) - 1]) WITH ORDINALITY AS k (attnum, position)
     JOIN pg_attribute a ON a.attrelid = to_regclass(${relation}) AND a.attnum = k.attnum ORDER BY k.position`;
}

async function noKey(database: Database, table: string, key: readonly string[]): Promise<DatabaseError> {
  const [row] = await database.query<{ oid: string | null }>('SELECT to_regclass($1)::text AS oid', [table]);
  const columns = key.map((column) => `\`${column}\``).join(', ');
  return new DatabaseError(
    'statement',
    row?.oid == null
      ? `There is no table ${table}.`
      : `${table} has no unique index on ${columns}: batches go by the columns of one.`,
  );
}
