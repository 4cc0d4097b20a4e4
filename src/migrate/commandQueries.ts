import type { CommandTarget, NamedCatalog } from '../sql/commandTarget.ts';
import { literal, type Sql, sql, verbatim } from '../sql/sql.ts';
import { textArray } from '../sql/textArray.ts';

/** The names of what a command is about that are there now: `name`. */
export function presentNamesQuery(target: CommandTarget): Sql {
  switch (target.type) {
    case 'create-index':
      return sql`SELECT name FROM (${indexesOf(target.table)}) AS present`;
    case 'drop-index':
      return sql`SELECT name FROM unnest(${textArray(target.indexes)}) AS name WHERE to_regclass(name) IS NOT NULL`;
    case 'detach-partition':
      return sql`SELECT ${literal(target.partition)} AS name FROM pg_inherits
        WHERE inhrelid = to_regclass(${literal(target.partition)})`;
    case 'reindex':
      return sql`SELECT schema || '.' || name AS name FROM (${reindexLeftovers(target)}) AS present`;
    default:
      return sql`SELECT ${literal(target.name)} AS name FROM ${named(target.catalog, target.name)}`;
  }
}

/**
 * Whether a command took effect, whose `presentNames` were `before` it began, a `text[]`: one row, `done`. False or NULL
 * where it may run again as if for the first time.
 */
export function tookEffectQuery(target: CommandTarget, before: Sql): Sql {
  switch (target.type) {
    case 'create-index': {
      const isNamed = target.index === undefined ? sql`true` : sql`name = ${literal(target.index)}`;
      return sql`SELECT EXISTS (SELECT FROM (${indexesOf(target.table)}) AS present
        WHERE valid AND name <> ALL (${before}) AND ${isNamed}) AS done`;
    }
    case 'drop-index':
    case 'detach-partition':
    case 'drop':
      return sql`SELECT cardinality(${before}) > 0 AND NOT EXISTS (${presentNamesQuery(target)}) AS done`;
    case 'create':
      return sql`SELECT cardinality(${before}) = 0 AND EXISTS (${presentNamesQuery(target)}) AS done`;
    case 'reindex':
      return sql`SELECT false AS done`;
  }
}

/**
 * The invalid indexes that a command which was broken off has left behind: `schema`, `name`. Where `before` is NULL,
 * those alone that stand in its way by their name. Undefined for commands that leave none.
 */
export function leftoversQuery(target: CommandTarget, before: Sql): Sql | undefined {
  if (target.type === 'create-index') {
    const isOurs =
      target.index === undefined ? sql`name <> ALL (${before})` : sql`name = ${literal(target.index)}`;
    return sql`SELECT schema, name FROM (${indexesOf(target.table)}) AS present WHERE NOT valid AND ${isOurs}`;
  }
  if (target.type !== 'reindex') return undefined;
  return sql`SELECT schema, name FROM (${reindexLeftovers(target)}) AS present
    WHERE schema || '.' || name <> ALL (${before})`;
}

/** The sessions that are building one of the target's indexes now: `pid`. Undefined where it is about none. */
export function buildersQuery(target: CommandTarget): Sql | undefined {
  const leftovers = leftoversQuery(target, textArray([]));
  if (!leftovers) return undefined;
  return sql`SELECT p.pid FROM pg_stat_progress_create_index p
    JOIN pg_class c ON c.oid = p.index_relid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE p.datname = current_database() AND p.pid <> pg_backend_pid()
      AND (n.nspname, c.relname) IN (${leftovers})`;
}

/** Whether a partition hangs between: one row, `pending`; no row where it is attached to nothing. */
export function attachmentQuery(partition: string): Sql {
  return sql`SELECT inhdetachpending AS pending FROM pg_inherits WHERE inhrelid = to_regclass(${literal(partition)})`;
}

function indexesOf(table: string): Sql {
  return sql`SELECT n.nspname::text AS schema, c.relname::text AS name, i.indisvalid AS valid
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indrelid = to_regclass(${literal(table)}) AND c.relkind = 'i' ORDER BY c.relname`;
}

/** `_ccnew` is built beside the index, `_ccold` is what it replaced; a digit follows where the name was taken. */
function reindexLeftovers({ of, name = '' }: Extract<CommandTarget, { type: 'reindex' }>): Sql {
  const relation = sql`to_regclass(${literal(name)})`;
  const among = {
    index: sql`i.indrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = ${relation})`,
    table: sql`(i.indrelid IN (SELECT relid FROM pg_partition_tree(${relation}) UNION SELECT ${relation})
      OR i.indrelid IN (SELECT reltoastrelid FROM pg_class WHERE oid = ${relation}))`,
    schema: sql`t.relnamespace = to_regnamespace(quote_ident(${literal(name)}))`,
    database: sql`true`,
  }[of];
  return sql`SELECT n.nspname::text AS schema, c.relname::text AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_class t ON t.oid = i.indrelid
    WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND c.relkind = 'i' AND ${among}
    ORDER BY n.nspname, c.relname`;
}

const catalogs: Readonly<Record<NamedCatalog, string>> = {
  database: 'pg_database WHERE datname',
  tablespace: 'pg_tablespace WHERE spcname',
  subscription: `pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND subname`,
  'prepared transaction': 'pg_prepared_xacts WHERE gid',
};

function named(catalog: NamedCatalog, name: string): Sql {
  return sql`${verbatim(catalogs[catalog])} = ${literal(name)}`;
}
