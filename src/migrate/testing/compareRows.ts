import type { Database } from '../../database/database.ts';
import { DatabaseError } from '../../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Source } from '../../source/source.ts';
import type { ScriptStatement } from '../../sql/splitStatements.ts';
import { ident, join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { MigrationStatement } from '../migrationStatement.ts';
import { spanOf } from '../scriptDiagnostics.ts';
import { differenceText, type GroupedRow, rowsDifference } from './rowsDifference.ts';
import { testFailure } from './testFailure.ts';
import type { ExpectedRows } from './testFile.ts';

/**
 * Compares what a query returns with the rows that it is to return. PostgreSQL does it: the rows that are expected take the
 * types of the columns, as in an INSERT, so that nobody has to write casts. Returns what is wrong; undefined: nothing.
 */
export function compareRows(
  database: Database,
  source: Source,
  expected: ExpectedRows,
): Promise<Diagnostic | undefined> {
  return database.transaction((transaction) => compare(transaction, source, expected), { rollback: true });
}

async function compare(
  database: Database,
  source: Source,
  { query, rows, ordered }: ExpectedRows,
): Promise<Diagnostic | undefined> {
  const select = within('SELECT * FROM (', query, '\n) AS rows LIMIT 0');
  const columns = await columnsOf(database, select).catch(failedAt(source, select));
  if ('severity' in columns) return columns;
  const selectRows = within('SELECT * FROM (', rows, '\n) AS rows LIMIT 0');
  const given = await columnsOf(database, selectRows).catch(failedAt(source, selectRows));
  if ('severity' in given) return given;
  if (given.length !== columns.length) return otherCount(source, rows, given.length, columns.length);
  const names = join(columns.map((_, index) => column(index)));
  const keep = within(sql`CREATE TEMP TABLE ${ident('schemac_actual')} (${names}) AS `.text(), query);
  const fill = within(sql`INSERT INTO ${ident('schemac_expected')} (${names}) `.text(), rows);
  const refused =
    (await send(database, keep).catch(failedAt(source, keep))) ??
    (await makeExpected(database, given)) ??
    (await send(database, fill).catch(failedAt(source, fill)));
  if (refused) return refused;
  const { wanted, found } = await grouped(database, columns.length);
  const lines = rowsDifference(wanted, found, ordered);
  if (lines.length === 0) return undefined;
  const missing = lines.filter(({ sign }) => sign === '-').length;
  const unexpected = lines.filter(({ sign }) => sign === '+').length;
  const text = differenceText(
    columns.map(({ name }) => name),
    lines,
  );
  return errorDiagnostic('test-rows', `The query returns other rows: ${counts(missing, unexpected)}.`, {
    span: spanOf(source, query),
    notes: [{ message: `what was expected (-), and what is there (+):\n${text}` }],
  });
}

const actualTable = ident('pg_temp', 'schemac_actual');
const expectedTable = ident('pg_temp', 'schemac_expected');
const column = (index: number) => ident(`c${index}`);

interface Column {
  readonly name: string;
  readonly typeOid: number;
}

/** A statement of a test inside one of ours. */
function within(before: string, statement: ScriptStatement, behind = ''): MigrationStatement {
  return {
    ...statement,
    text: `${before}${statement.text}${behind}`,
    insertions: [{ at: 0, text: before }],
  };
}

function failedAt(source: Source, statement: MigrationStatement): (error: unknown) => Diagnostic {
  return (error) => testFailure(source, statement, error);
}

async function columnsOf(database: Database, { text }: ScriptStatement): Promise<readonly Column[]> {
  return (await database.show(text)).columns;
}

async function send(database: Database, { text }: ScriptStatement): Promise<undefined> {
  await database.execute(text);
  return undefined;
}

/**
 * Numbers the rows that the query returned, and makes a table for those that are expected: of the same types without
 * their limits, which would round and cut. A number with a fraction stays one beside whole numbers.
 */
async function makeExpected(database: Database, given: readonly Column[]): Promise<undefined> {
  const number = sql`n bigint GENERATED ALWAYS AS IDENTITY`;
  await database.execute(sql`ALTER TABLE ${actualTable} ADD COLUMN ${number}`.text());
  const types = await database.query<{ type: string; whole: boolean }>(
    sql`SELECT format_type(atttypid, -1) AS type, atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) AS whole
      FROM pg_attribute WHERE attrelid = ${literal(actualTable.text())}::regclass AND attname <> 'n' AND attnum > 0
      ORDER BY attnum`.text(),
  );
  const fractions: ReadonlySet<number> = new Set([700, 701, 1700]);
  const definitions = types.map(({ type, whole }, index) => {
    const isFraction = whole && fractions.has(given[index]!.typeOid);
    return sql`${column(index)} ${verbatim(isFraction ? 'numeric' : type)}`;
  });
  await database.execute(
    sql`CREATE TEMP TABLE ${ident('schemac_expected')} (${join([...definitions, number])})`.text(),
  );
  return undefined;
}

interface Grouped {
  readonly wanted: readonly GroupedRow[];
  readonly found: readonly GroupedRow[];
}

/** The rows of both tables in their order, those that PostgreSQL holds for equal under one number. */
async function grouped(database: Database, count: number): Promise<Grouped> {
  const comparable: Sql[] = [];
  for (let index = 0; index < count; index++) comparable.push(await comparableColumn(database, index));
  const keys = join(comparable);
  const rank = comparable.length > 0 ? sql`min(f * 1000000000 + n) OVER (PARTITION BY ${keys})` : sql`0`;
  const texts = join([
    sql`f`,
    ...Array.from({ length: count }, (_, index) => sql`${column(index)}::text`),
    sql`${rank} AS g`,
  ]);
  const all = join([...Array.from({ length: count }, (_, index) => column(index)), sql`n`]);
  const both = sql`SELECT 0 AS f, ${all} FROM ${expectedTable} UNION ALL SELECT 1, ${all} FROM ${actualTable}`;
  const { values } = await database.show(sql`SELECT ${texts} FROM (${both}) AS rows ORDER BY f, n`.text());
  const of = (table: string) =>
    values
      .filter(([first]) => first === table)
      .map((row) => ({ group: Number(row.at(-1)), values: row.slice(1, -1) }));
  return { wanted: of('0'), found: of('1') };
}

/** A column where its type has equality; else what it prints, and of json what it says. */
async function comparableColumn(database: Database, index: number): Promise<Sql> {
  const name = column(index);
  const forms = [name, sql`${name}::jsonb`];
  for (const form of forms) {
    if (await isComparable(database, form)) return form;
  }
  return sql`${name}::text`;
}

async function isComparable(database: Database, form: Sql): Promise<boolean> {
  const probe = sql`SELECT FROM ${actualTable} GROUP BY ${form} LIMIT 0`;
  try {
    await database.transaction((nested) => nested.query(probe.text()));
    return true;
  } catch (error) {
    // No equality, or no such cast.
    if (error instanceof DatabaseError && ['42883', '42846'].includes(error.facts.sqlState ?? ''))
      return false;
    throw error;
  }
}

function counts(missing: number, unexpected: number): string {
  const parts = [
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'is' : 'are'} missing`] : []),
    ...(unexpected > 0 ? [`${unexpected} ${unexpected === 1 ? 'is' : 'are'} unexpected`] : []),
  ];
  return parts.join(', ');
}

function otherCount(source: Source, rows: ScriptStatement, given: number, wanted: number): Diagnostic {
  const message = `The query returns ${wanted} column${wanted === 1 ? '' : 's'}, and these rows have ${given}.`;
  return errorDiagnostic('test-rows', message, { span: spanOf(source, rows) });
}
