import type { Database } from '../database/database.ts';
import type { CommandTarget, NamedCatalog } from '../sql/commandTarget.ts';
import { qualified, sql } from '../sql/sql.ts';

/**
 * The names of what a command is about that are there now. Kept before the command begins, they tell afterwards,
 * whatever happened, what it has done: see `tookEffect`.
 */
export async function presentNames(database: Database, target: CommandTarget): Promise<readonly string[]> {
  switch (target.type) {
    case 'create-index':
      return (await indexesOf(database, target.table)).map(({ name }) => name);
    case 'drop-index':
      return present(database, target.indexes);
    case 'detach-partition':
      return (await attachment(database, target.partition)) === 'none' ? [] : [target.partition];
    case 'reindex':
      return (await reindexLeftovers(database, target)).map(({ schema, name }) => `${schema}.${name}`);
    default:
      return (await isNamed(database, target.catalog, target.name)) ? [target.name] : [];
  }
}

/**
 * Whether a command took effect, whose `presentNames` were these before it began. False where it may run again as if
 * for the first time.
 */
export async function tookEffect(
  database: Database,
  target: CommandTarget,
  before: readonly string[],
): Promise<boolean> {
  switch (target.type) {
    case 'create-index':
      return (await indexesOf(database, target.table)).some(
        (index) => index.valid && isOf(target, index, before),
      );
    case 'drop-index':
    case 'detach-partition':
    case 'drop':
      return before.length > 0 && (await presentNames(database, target)).length === 0;
    case 'create':
      return before.length === 0 && (await presentNames(database, target)).length > 0;
    case 'reindex':
      return false;
  }
}

/**
 * Drops the invalid indexes that a command which failed has left behind; without `before`, those alone that stand in
 * its way by their name. Returns their names.
 */
export async function dropLeftovers(
  database: Database,
  target: CommandTarget,
  before: readonly string[] | undefined,
): Promise<readonly string[]> {
  const leftovers = await leftoversOf(database, target, before);
  for (const { schema, name } of leftovers)
    await database.execute(sql`DROP INDEX CONCURRENTLY ${qualified([schema, name])}`.text());
  return leftovers.map(({ name }) => name);
}

/** The sessions that are building one of the target's indexes now: an earlier run's, which nobody listens to any more. */
export async function buildersOf(database: Database, target: CommandTarget): Promise<readonly number[]> {
  if (target.type !== 'create-index' && target.type !== 'reindex') return [];
  const leftovers = await leftoversOf(database, target, []);
  if (leftovers.length === 0) return [];
  const rows = await database.query<{ pid: number }>(
    `SELECT p.pid FROM pg_stat_progress_create_index p
     JOIN pg_class c ON c.oid = p.index_relid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE p.datname = current_database() AND p.pid <> pg_backend_pid()
       AND (n.nspname, c.relname) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [leftovers.map(({ schema }) => schema), leftovers.map(({ name }) => name)],
  );
  return rows.map(({ pid }) => pid);
}

/**
 * The statement that finishes a DETACH PARTITION CONCURRENTLY which was broken off: it cannot be run again. Undefined
 * where there is nothing to finish.
 */
export async function halfDetached(database: Database, target: CommandTarget): Promise<string | undefined> {
  if (target.type !== 'detach-partition') return undefined;
  if ((await attachment(database, target.partition)) !== 'pending') return undefined;
  return `ALTER TABLE ${target.table} DETACH PARTITION ${target.partition} FINALIZE`;
}

interface FoundIndex {
  readonly schema: string;
  readonly name: string;
  readonly valid: boolean;
}

async function leftoversOf(
  database: Database,
  target: CommandTarget,
  before: readonly string[] | undefined,
): Promise<readonly FoundIndex[]> {
  if (target.type === 'create-index') {
    const indexes = await indexesOf(database, target.table);
    return indexes.filter((index) => !index.valid && isInTheWay(target, index, before));
  }
  if (target.type !== 'reindex' || !before) return [];
  const found = await reindexLeftovers(database, target);
  return found.filter(({ schema, name }) => !before.includes(`${schema}.${name}`));
}

type CreatedIndex = Extract<CommandTarget, { type: 'create-index' }>;

/** Whether the command has made this index. */
function isOf(target: CreatedIndex, { name }: FoundIndex, before: readonly string[]): boolean {
  return !before.includes(name) && (target.index === undefined || target.index === name);
}

function isInTheWay(target: CreatedIndex, index: FoundIndex, before: readonly string[] | undefined): boolean {
  if (target.index !== undefined) return target.index === index.name;
  return before !== undefined && isOf(target, index, before);
}

function indexesOf(database: Database, table: string): Promise<FoundIndex[]> {
  return database.query<FoundIndex>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, i.indisvalid AS valid
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE i.indrelid = to_regclass($1) AND c.relkind = 'i' ORDER BY c.relname`,
    [table],
  );
}

/** `_ccnew` is built beside the index, `_ccold` is what it replaced; a digit follows where the name was taken. */
async function reindexLeftovers(
  database: Database,
  { of, name }: Extract<CommandTarget, { type: 'reindex' }>,
): Promise<FoundIndex[]> {
  const among = {
    index: 'i.indrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass($1))',
    table: `(i.indrelid IN (SELECT relid FROM pg_partition_tree(to_regclass($1)) UNION SELECT to_regclass($1))
      OR i.indrelid IN (SELECT reltoastrelid FROM pg_class WHERE oid = to_regclass($1)))`,
    schema: `t.relnamespace = to_regnamespace(quote_ident($1))`,
    database: '($1::text IS NULL OR true)',
  }[of];
  return database.query<FoundIndex>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, i.indisvalid AS valid
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_class t ON t.oid = i.indrelid
     WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND c.relkind = 'i' AND ${among}
     ORDER BY n.nspname, c.relname`,
    [name ?? null],
  );
}

async function present(database: Database, relations: readonly string[]): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL',
    [relations],
  );
  return rows.map(({ name }) => name);
}

async function attachment(database: Database, partition: string): Promise<'none' | 'attached' | 'pending'> {
  const [row] = await database.query<{ pending: boolean }>(
    'SELECT inhdetachpending AS pending FROM pg_inherits WHERE inhrelid = to_regclass($1)',
    [partition],
  );
  if (!row) return 'none';
  return row.pending ? 'pending' : 'attached';
}

const catalogs: Readonly<Record<NamedCatalog, string>> = {
  database: 'pg_database WHERE datname = $1',
  tablespace: 'pg_tablespace WHERE spcname = $1',
  subscription: `pg_subscription WHERE subname = $1
    AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  'prepared transaction': 'pg_prepared_xacts WHERE gid = $1',
};

async function isNamed(database: Database, catalog: NamedCatalog, name: string): Promise<boolean> {
  const [row] = await database.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM ${catalogs[catalog]}) AS found`,
    [name],
  );
  return row!.found;
}
