import type { Database } from '../database/database.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';

/**
 * How the catalogs are read: from end to end, which is the quickest way to much of what is in them, or by their indexes
 * alone, so that one schema of a database with thousands of them costs no more than it would alone.
 */
export type CatalogReach = 'all' | 'part';

/** By so much the whole must be larger for a part of it to be read by the indexes. */
const share = 20;

/** About what a row of pg_class takes, in bytes. */
const rowSize = 200;

/** The way that suits the schemas that are to be read. */
export async function catalogReach(
  database: Database,
  { schemas }: IntrospectionOptions,
): Promise<CatalogReach> {
  if (schemas === undefined) return 'all';
  const [row] = await database.query<{ small: boolean }>(
    `SELECT count(*) * $2 < pg_catalog.pg_relation_size('pg_catalog.pg_class') / $3 AS small
     FROM pg_catalog.pg_namespace n
     JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid
     WHERE n.nspname = ANY ($1)`,
    [schemas, share, rowSize],
  );
  return row?.small ? 'part' : 'all';
}
