import type { Database } from '../database/database.ts';
import type { ConcurrentTarget } from '../sql/concurrentTarget.ts';
import { qualified, sql } from '../sql/sql.ts';

/**
 * Drops the invalid index that a CREATE INDEX CONCURRENTLY which failed has left under its name. Returns its name,
 * or undefined where there was none.
 */
export async function dropInvalidIndex(
  database: Database,
  target: ConcurrentTarget | undefined,
): Promise<string | undefined> {
  if (target?.type !== 'create-index') return undefined;
  const found = await findIndex(database, target.table, target.index);
  if (!found || found.valid) return undefined;
  await database.execute(sql`DROP INDEX CONCURRENTLY ${qualified([found.schema, found.name])}`.text());
  return found.name;
}

/**
 * Whether a command took effect although the run ended before that was recorded. False where the catalog does not
 * tell: such a command runs again.
 */
export async function tookEffect(database: Database, target: ConcurrentTarget | undefined): Promise<boolean> {
  switch (target?.type) {
    case 'create-index':
      return (await findIndex(database, target.table, target.index))?.valid ?? false;
    case 'drop-index':
      return !(await anyExists(database, target.indexes));
    case 'detach-partition':
      return !(await isAttached(database, target.partition));
    default:
      return false;
  }
}

interface FoundIndex {
  readonly schema: string;
  readonly name: string;
  readonly valid: boolean;
}

async function findIndex(database: Database, table: string, index: string): Promise<FoundIndex | undefined> {
  const [row] = await database.query<FoundIndex>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, i.indisvalid AS valid
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE i.indrelid = to_regclass($1) AND c.relname = $2 AND c.relkind = 'i'`,
    [table, index],
  );
  return row;
}

async function anyExists(database: Database, relations: readonly string[]): Promise<boolean> {
  const [row] = await database.query<{ exists: boolean | null }>(
    'SELECT bool_or(to_regclass(name) IS NOT NULL) AS exists FROM unnest($1::text[]) AS name',
    [relations],
  );
  return row?.exists ?? false;
}

async function isAttached(database: Database, partition: string): Promise<boolean> {
  const [row] = await database.query<{ attached: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass($1)) AS attached',
    [partition],
  );
  return row?.attached ?? false;
}
