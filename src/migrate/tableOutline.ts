import type { Database } from '../database/database.ts';
import { bookkeepingTables } from './bookkeeping.ts';

/** A table as a person sees it who is about to write SQL for its rows. Names are SQL. */
export interface TableOutline {
  readonly name: string;
  readonly columns: readonly ColumnOutline[];
  /** The columns of the primary key; empty where there is none. */
  readonly key: readonly string[];
}

interface ColumnOutline {
  readonly name: string;
  readonly type: string;
  /** It takes NULL. */
  readonly optional: boolean;
}

/** The tables of these schemas, by name; partitions go without saying. */
export function readTableOutlines(database: Database, schemas: readonly string[]): Promise<TableOutline[]> {
  return database.query<TableOutline>(
    `SELECT CASE WHEN n.nspname = $2 THEN quote_ident(c.relname)
                 ELSE quote_ident(n.nspname) || '.' || quote_ident(c.relname) END AS name,
            (SELECT coalesce(json_agg(json_build_object('name', quote_ident(a.attname),
                                                        'type', format_type(a.atttypid, a.atttypmod),
                                                        'optional', NOT a.attnotnull)
                                      ORDER BY a.attnum), '[]')
             FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
            ARRAY(SELECT quote_ident(a.attname)
                  FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, position)
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
                  WHERE i.indrelid = c.oid AND i.indisprimary AND k.position <= i.indnkeyatts
                  ORDER BY k.position) AS key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY ($1) AND c.relname <> ALL ($3)
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY n.nspname <> $2, n.nspname, c.relname`,
    [schemas, database.defaultSchema, bookkeepingTables],
  );
}
