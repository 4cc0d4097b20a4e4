import type { Database } from '../database/database.ts';
import { ident, join, qualified, type Sql, sql, verbatim } from '../sql/sql.ts';
import type { HistoryColumn } from './historyColumns.ts';
import type { HistoryRow } from './historyRow.ts';
import { prismaRows } from './prismaHistory.ts';
import { readTables, type TableColumns } from './readTables.ts';

/** The table that remembers what was applied. */
export interface HistoryTable {
  readonly schema: string;
  readonly name: string;
}

/** The name of the history table where nobody wants another. */
export const historyTableName = '_schemac_migrations';

/** What is read of a row, under the names that HistoryRow has; the texts of the files are left where they are. */
const readAs: Readonly<Record<Exclude<keyof HistoryRow, 'origin'>, HistoryColumn>> = {
  id: 'id',
  parents: 'parents',
  checksum: 'checksum',
  fileChecksum: 'file_checksum',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  rolledBackAt: 'rolled_back_at',
  stepsDone: 'steps_done',
  stepsTotal: 'steps_total',
  cursor: 'cursor',
  error: 'error',
  durationMs: 'duration_ms',
  executedBy: 'executed_by',
  version: 'version',
  fingerprint: 'fingerprint',
  replaces: 'replaces',
};

/** What a row of a table says that lacks the column yet. */
const absent: Partial<Record<HistoryColumn, Sql>> = {
  parents: sql`'{}'::text[]`,
  replaces: sql`'{}'::text[]`,
};

/** All that the database remembers. */
export interface History {
  readonly table: HistoryTable;
  /** In the order in which they were begun; each migration once. */
  readonly rows: readonly HistoryRow[];
  /** The columns that the table has; empty where there is no table yet. */
  readonly columns: TableColumns;
}

/**
 * Reads the history and writes nothing: a database without one has none. What Prisma applied counts as applied until
 * schemac has a row of its own for it. Throws a DatabaseError.
 */
export async function readHistory(database: Database, table: HistoryTable): Promise<History> {
  const prismaTable = { schema: database.defaultSchema, name: '_prisma_migrations' };
  const [own, prisma] = await readTables(database, [table, prismaTable]);
  const rows = own!.size > 0 ? await ownRows(database, table, own!) : [];
  const known = new Set(rows.map(({ id }) => id));
  const takenOver = prisma!.size > 0 ? await prismaRows(database, prismaTable) : [];
  const all = [...takenOver.filter(({ id }) => !known.has(id)), ...rows];
  return { table, rows: all, columns: own! };
}

/** The text of a migration as it was when it was last run; undefined where that is not known. */
export function recordedSql(
  database: Database,
  table: HistoryTable,
  id: string,
): Promise<string | undefined> {
  return recordedText(database, table, id, 'sql');
}

/** The same of its way back. */
export function recordedDownSql(
  database: Database,
  table: HistoryTable,
  id: string,
): Promise<string | undefined> {
  return recordedText(database, table, id, 'down_sql');
}

async function recordedText(
  database: Database,
  table: HistoryTable,
  id: string,
  column: 'sql' | 'down_sql',
): Promise<string | undefined> {
  const query = sql`SELECT ${ident(column)} AS text FROM ${qualified([table.schema, table.name])} WHERE id = $1`;
  const [row] = await database.query<{ text: string | null }>(query.text(), [id]);
  return row?.text ?? undefined;
}

async function ownRows(database: Database, table: HistoryTable, found: TableColumns): Promise<HistoryRow[]> {
  const selected = Object.entries(readAs).map(([name, column]) => {
    const value = found.has(column) ? ident(column) : (absent[column] ?? sql`NULL`);
    return column === 'duration_ms'
      ? sql`${value}::float8 AS "durationMs"`
      : sql`${value} AS ${verbatim(`"${name}"`)}`;
  });
  const from = qualified([table.schema, table.name]);
  const query = sql`SELECT ${join(selected)}, 'schemac' AS origin FROM ${from} ORDER BY started_at, id`;
  return database.query<HistoryRow>(query.text());
}
