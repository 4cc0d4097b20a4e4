import type { Database } from '../database/database.ts';

/** A table in which another tool remembers what it has applied. */
export interface ForeignTable {
  readonly tool: string;
  readonly schema: string;
  readonly name: string;
}

interface Sign {
  readonly tool: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Whether it has these columns and no others: its name is one that anybody might choose. */
  readonly exact?: boolean;
}

const signs: readonly Sign[] = [
  { tool: 'Alembic', table: 'alembic_version', columns: ['version_num'] },
  { tool: 'Rails', table: 'ar_internal_metadata', columns: ['key', 'value'] },
  { tool: 'Rails', table: 'schema_migrations', columns: ['version'], exact: true },
  { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty'], exact: true },
  { tool: 'Ecto', table: 'schema_migrations', columns: ['version', 'inserted_at'], exact: true },
  { tool: 'Flyway', table: 'flyway_schema_history', columns: ['installed_rank', 'version', 'checksum'] },
  { tool: 'Liquibase', table: 'databasechangelog', columns: ['id', 'author', 'filename'] },
  { tool: 'Liquibase', table: 'databasechangeloglock', columns: ['id', 'locked'] },
  { tool: 'Django', table: 'django_migrations', columns: ['app', 'name', 'applied'] },
  { tool: 'Knex', table: 'knex_migrations', columns: ['name', 'batch'] },
  { tool: 'Knex', table: 'knex_migrations_lock', columns: ['is_locked'] },
  { tool: 'Kysely', table: 'kysely_migration', columns: ['name', 'timestamp'] },
  { tool: 'Kysely', table: 'kysely_migration_lock', columns: ['id', 'is_locked'] },
  { tool: 'Drizzle', table: '__drizzle_migrations', columns: ['hash', 'created_at'] },
  { tool: 'TypeORM', table: 'migrations', columns: ['id', 'timestamp', 'name'], exact: true },
  { tool: 'Laravel', table: 'migrations', columns: ['id', 'migration', 'batch'], exact: true },
  { tool: 'Sequelize', table: 'SequelizeMeta', columns: ['name'], exact: true },
  { tool: 'node-pg-migrate', table: 'pgmigrations', columns: ['name', 'run_on'] },
  { tool: 'goose', table: 'goose_db_version', columns: ['version_id', 'is_applied'] },
  { tool: 'Diesel', table: '__diesel_schema_migrations', columns: ['version', 'run_on'] },
  { tool: 'sqlx', table: '_sqlx_migrations', columns: ['version', 'success', 'checksum'] },
  { tool: 'Entity Framework', table: '__EFMigrationsHistory', columns: ['MigrationId', 'ProductVersion'] },
  { tool: 'Atlas', table: 'atlas_schema_revisions', columns: ['version', 'applied', 'total'] },
];

/** Finds the tables of other migration tools, whatever schema they are in. Needs no right on them. */
export async function foreignTables(database: Database): Promise<readonly ForeignTable[]> {
  const rows = await database.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, array_agg(a.attname::text) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relname = ANY ($1) AND c.relkind = 'r' GROUP BY 1, 2 ORDER BY 1, 2`,
    [[...new Set(signs.map(({ table }) => table))]],
  );
  return rows.flatMap(({ schema, name, columns }) => {
    const sign = signs.find((candidate) => candidate.table === name && fits(candidate, columns));
    return sign ? [{ tool: sign.tool, schema, name }] : [];
  });
}

function fits({ columns, exact = false }: Sign, found: readonly string[]): boolean {
  return columns.every((column) => found.includes(column)) && (!exact || found.length === columns.length);
}
