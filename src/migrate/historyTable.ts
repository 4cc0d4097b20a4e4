import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { enterRun } from '../database/earlierRun.ts';
import { hasSchema } from '../database/hasSchema.ts';
import { ident, join, literal, qualified, type Sql, sql, verbatim } from '../sql/sql.ts';
import type { History, HistoryTable } from './history.ts';
import { type HistoryColumn, historyColumns } from './historyColumns.ts';
import { type HistoryRow, historyState } from './historyRow.ts';

/**
 * Makes the table ready to be written: creates it, or adds the columns that a later version has brought, and takes
 * over what Prisma applied. Does nothing where all is as it should be.
 */
export async function prepareHistory(database: Database, history: History): Promise<void> {
  const missing = Object.keys(historyColumns).filter(
    (column) => !history.columns.has(column),
  ) as HistoryColumn[];
  const foreign = history.rows.filter((row) => row.origin === 'prisma' && historyState(row) === 'applied');
  if (missing.length === 0 && foreign.length === 0) return;
  await database.transaction(async (transaction) => {
    if (history.columns.size === 0) await createTable(transaction, history.table);
    else if (missing.length > 0) await addColumns(transaction, history.table, missing);
    for (const row of foreign) await takeOver(transaction, history.table, row);
  });
}

async function createTable(database: Database, table: HistoryTable): Promise<void> {
  // Even with IF NOT EXISTS this needs the right to create schemas.
  if (!(await hasSchema(database, table.schema)))
    await database.execute(sql`CREATE SCHEMA ${ident(table.schema)}`.text());
  const definitions = Object.entries(historyColumns).map(([name, type]) => sql`${ident(name)} ${type}`);
  await database.execute(sql`CREATE TABLE ${nameOf(table)} (${join(definitions)})`.text());
}

async function addColumns(
  database: Database,
  table: HistoryTable,
  missing: readonly HistoryColumn[],
): Promise<void> {
  const added = missing.map((name) => sql`ADD COLUMN ${ident(name)} ${historyColumns[name]}`);
  await database.execute(sql`ALTER TABLE ${nameOf(table)} ${join(added)}`.text());
}

async function takeOver(database: Database, table: HistoryTable, row: HistoryRow): Promise<void> {
  const { fileChecksum, startedAt, finishedAt, stepsDone, version } = row;
  await database.query(
    sql`INSERT INTO ${nameOf(table)}
      (id, file_checksum, started_at, finished_at, steps_done, steps_total, executed_by, version)
      VALUES ($1, $2, $3, $4, $5, $5, NULL, $6)`.text(),
    [row.id, fileChecksum, startedAt, finishedAt, stepsDone, version],
  );
}

/** The values of a row, each under its column. */
export type HistoryValues = Partial<Record<Exclude<HistoryColumn, 'id'>, unknown>>;

/** What a run knows of a row, by what it has read or written last. */
export interface HistoryMark {
  readonly stepsDone: number;
  readonly cursor: unknown;
  /** Neither applied, taken back nor failed. */
  readonly isOpen: boolean;
}

/** The mark of a row that was read; undefined where there is none. */
export function markOf(row: HistoryRow | undefined): HistoryMark | undefined {
  if (row?.origin !== 'schemac') return undefined;
  return { stepsDone: row.stepsDone, cursor: row.cursor, isOpen: historyState(row) === 'partial' };
}

/** Writes these values of a row, which is made where there is none; what is not named stays as it is. */
export async function writeHistoryRow(
  database: Database,
  table: HistoryTable,
  id: string,
  values: HistoryValues,
): Promise<void> {
  await database.query(upsert(table, Object.keys(values)).text(), [id, ...Object.values(values)]);
}

/**
 * The same where the row still is as it was marked, or still is not there. Throws a DatabaseError of the kind
 * `overtaken` where another run has changed it since.
 */
export async function writeMarkedRow(
  database: Database,
  table: HistoryTable,
  id: string,
  mark: HistoryMark | undefined,
  values: HistoryValues,
): Promise<void> {
  const names = Object.keys(values);
  const statement = sql`${upsert(table, names)} WHERE ${mark ? marked(names.length + 2) : sql`false`} RETURNING id`;
  const parameters = [id, ...Object.values(values), ...(mark ? markParameters(mark) : [])];
  if ((await database.query(statement.text(), parameters)).length === 0) throw overtaken(id);
}

function upsert(table: HistoryTable, names: readonly string[]): Sql {
  const places = names.map((_, index) => parameter(index + 2));
  return sql`INSERT INTO ${nameOf(table)} AS history (id, ${join(names.map((name) => ident(name)))})
    VALUES ($1, ${join(places)})
    ON CONFLICT (id) DO UPDATE SET executed_by = DEFAULT, ${assignments(names)}`;
}

/** Changes values of a row that is there. */
export async function updateHistoryRow(
  database: Database,
  table: HistoryTable,
  id: string,
  values: HistoryValues,
): Promise<void> {
  const statement = sql`UPDATE ${nameOf(table)} SET ${assignments(Object.keys(values))} WHERE id = $1`;
  await database.query(statement.text(), [id, ...Object.values(values)]);
}

/** The same where it still is as it was marked. Throws a DatabaseError of the kind `overtaken` where it is not. */
export async function updateMarkedRow(
  database: Database,
  table: HistoryTable,
  id: string,
  mark: HistoryMark,
  values: HistoryValues,
): Promise<void> {
  const names = Object.keys(values);
  const statement = sql`UPDATE ${nameOf(table)} AS history SET ${assignments(names)}
    WHERE id = $1 AND ${marked(names.length + 2)} RETURNING id`;
  const parameters = [id, ...Object.values(values), ...markParameters(mark)];
  if ((await database.query(statement.text(), parameters)).length === 0) throw overtaken(id);
}

/** Whether the row is as the parameters from this number on say. */
function marked(first: number): Sql {
  const [stepsDone, cursor, isOpen] = [first, first + 1, first + 2].map(parameter);
  return sql`history.steps_done = ${stepsDone!}::int AND history.cursor IS NOT DISTINCT FROM ${cursor!}::jsonb
    AND (history.finished_at IS NULL AND history.rolled_back_at IS NULL) = ${isOpen!}::boolean`;
}

function markParameters({ stepsDone, cursor, isOpen }: HistoryMark): readonly unknown[] {
  return [stepsDone, cursor === null || cursor === undefined ? null : JSON.stringify(cursor), isOpen];
}

function overtaken(id: string): DatabaseError {
  return new DatabaseError('overtaken', `Another run goes on with \`${id}\` meanwhile.`);
}

/**
 * Throws a DatabaseError of the kind `overtaken` where, by the history, the step is done already: by a run whose lock was
 * lost, or that goes without one. Two runs of one migration go through here one after the other, each in the
 * transaction of its step.
 */
export async function requireNotDone(
  transaction: Database,
  table: HistoryTable,
  id: string,
  step: number,
): Promise<void> {
  if (!transaction.embedded) await enterRun(transaction, runName(table));
  const query = sql`SELECT finished_at IS NOT NULL AND rolled_back_at IS NULL AS applied,
      finished_at IS NULL AND rolled_back_at IS NULL AND steps_done > ${literal(step)} AS ahead
    FROM ${nameOf(table)} WHERE id = $1`;
  const [row] = await transaction.query<{ applied: boolean; ahead: boolean }>(query.text(), [id]);
  if (row?.applied || row?.ahead)
    throw new DatabaseError('overtaken', `Another run has done step ${step + 1} of \`${id}\` meanwhile.`);
}

/** Throws a DatabaseError of the kind `overtaken` where another run has taken one of them back. */
export async function requireApplied(
  transaction: Database,
  table: HistoryTable,
  ids: readonly string[],
): Promise<void> {
  if (!transaction.embedded) await enterRun(transaction, runName(table));
  const query = sql`SELECT id FROM ${nameOf(table)}
    WHERE id = ANY ($1) AND (finished_at IS NULL OR rolled_back_at IS NOT NULL)`;
  const [row] = await transaction.query<{ id: string }>(query.text(), [ids]);
  if (row) throw new DatabaseError('overtaken', `Another run has taken \`${row.id}\` back meanwhile.`);
}

/**
 * Throws a DatabaseError of the kind `overtaken` where another run has done batches since this one noted how far it is.
 */
export async function requireCursor(
  transaction: Database,
  table: HistoryTable,
  id: string,
  cursor: object | undefined,
): Promise<void> {
  const query = sql`SELECT FROM ${nameOf(table)} WHERE id = $1 AND cursor IS NOT DISTINCT FROM $2::jsonb`;
  const rows = await transaction.query(query.text(), [id, cursor ? JSON.stringify(cursor) : null]);
  if (rows.length === 0)
    throw new DatabaseError('overtaken', `Another run has done batches of \`${id}\` meanwhile.`);
}

/** Names the runs that must not do one thing at once. */
export function runName({ schema, name }: HistoryTable): string {
  return `${schema}.${name}`;
}

/** `$1` is the id. */
function assignments(names: readonly string[]): Sql {
  return join(names.map((name, index) => sql`${ident(name)} = ${parameter(index + 2)}`));
}

function parameter(number: number): Sql {
  return verbatim(`$${number}`);
}

function nameOf({ schema, name }: HistoryTable): Sql {
  return qualified([schema, name]);
}
