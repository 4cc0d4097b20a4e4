import type { Database } from '../database/database.ts';

/** A lock on a table that a transaction keeps until it ends. */
export interface HeldLock {
  /** As PostgreSQL's documentation writes it: `ACCESS EXCLUSIVE`. */
  readonly mode: string;
  /** `schema.table`; the schema is left out where it is on the search path. */
  readonly on: string;
}

/**
 * The strongest lock on each table that the transaction has, from those on that hold writers up. Tables that it has
 * made itself are left out: nobody else sees them. (System columns are written once, when a table is made.)
 */
export async function heldLocks(transaction: Database): Promise<readonly HeldLock[]> {
  return transaction.query<HeldLock>(
    `SELECT DISTINCT ON (l.relation) upper(regexp_replace(m.name, '(?<=[a-z])(?=[A-Z])', ' ', 'g')) AS mode,
            l.relation::regclass::text AS "on"
     FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
     JOIN (VALUES ('Share', 1), ('ShareRowExclusive', 2), ('Exclusive', 3), ('AccessExclusive', 4)) AS m (name, rank)
       ON l.mode = m.name || 'Lock'
     WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND c.relkind IN ('r', 'p', 'm', 'f')
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND c.relnamespace <> 'pg_catalog'::regnamespace AND c.relnamespace <> 'pg_toast'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = -1
                         AND a.xmin::text::bigint = pg_current_xact_id_if_assigned()::text::bigint % 4294967296)
     ORDER BY l.relation, m.rank DESC`,
  );
}
