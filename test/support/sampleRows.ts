import type { Database } from '../../src/database/database.ts';
import { groupBy } from '../../src/kinds/shared/groupBy.ts';
import { quoteIdentifier } from '../../src/sql/quoteIdentifier.ts';
import { quoteLiteral } from '../../src/sql/quoteLiteral.ts';

interface SampleColumn {
  readonly table: string;
  /** Whether it may refuse a row: partitioned, with checks, or with rows that are declared. */
  readonly isChoosy: boolean;
  /** Of an attribute of a composite type, whose name `table` is. */
  readonly isAttribute: boolean;
  readonly name: string;
  readonly type: string;
  /** Of an array: the type of its elements; else `type`. Of a domain: what it is over. */
  readonly element: string;
  readonly isArray: boolean;
  readonly labels: readonly string[] | null;
  /** Of a range or a multirange: the type of the ends. */
  readonly ends: string | null;
  readonly isMultirange: boolean | null;
}

/** Domains are looked through, however many lie one over another. */
const columnsQuery = `
  WITH RECURSIVE beneath (domain, type, modifier) AS (
    SELECT oid, typbasetype, typtypmod FROM pg_type WHERE typtype = 'd'
    UNION ALL
    SELECT domain, typbasetype, typtypmod FROM beneath JOIN pg_type ON oid = type WHERE typtype = 'd'
  ), plain AS (
    SELECT domain, type, modifier FROM beneath JOIN pg_type ON oid = type WHERE typtype <> 'd'
    UNION ALL
    SELECT oid, oid, NULL FROM pg_type WHERE typtype <> 'd'
  )
  SELECT c.oid::regclass::text AS table, relkind = 'p' OR EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND contype = 'c')
      OR pg_relation_size(c.oid) > 0 AS "isChoosy", relkind = 'c' AS "isAttribute",
    attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    format_type(e.type, coalesce(e.modifier, p.modifier, a.atttypmod)) AS element, t.typcategory = 'A' AS "isArray",
    (SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = e.type) AS labels,
    format_type(r.rngsubtype, NULL) AS ends, r.rngmultitypid = e.type AS "isMultirange"
  FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid
  JOIN plain p ON p.domain = a.atttypid
  JOIN pg_type t ON t.oid = p.type
  JOIN plain e ON e.domain = CASE t.typcategory WHEN 'A' THEN t.typelem ELSE t.oid END
  LEFT JOIN pg_range r ON e.type IN (r.rngtypid, r.rngmultitypid)
  WHERE relkind IN ('r', 'p', 'c') AND NOT relispartition AND relnamespace::regnamespace::text NOT LIKE 'pg\\_%'
    AND relnamespace <> 'information_schema'::regnamespace
    AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  ORDER BY c.oid, attnum`;

/**
 * Fills every table with rows, partitions through their table. What stands in a column depends on nothing but its type and the number of the row, so
 * that the rows of all tables fit together, whatever keys lead from one to another.
 */
export async function insertSampleRows(database: Database, rows: number): Promise<void> {
  const columns = await database.query<SampleColumn>(columnsQuery);
  const byTable = groupBy(
    columns.filter(({ isAttribute }) => !isAttribute),
    ({ table }) => table,
  );
  const composites = groupBy(
    columns.filter(({ isAttribute }) => isAttribute),
    ({ table }) => table,
  );
  const inserts = [...byTable].flatMap(([table, members]) =>
    Array.from({ length: rows }, (_, index) => insertRow(table, members, index + 1, composites)),
  );
  await database.execute((await withoutTriggers(database, inserts)).join(';\n'));
}

/** Whoever changes that setting loses the plans that the session keeps: only where there is something to pass over. */
async function withoutTriggers(database: Database, inserts: readonly string[]): Promise<readonly string[]> {
  const [there] = await database.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_trigger) OR EXISTS (SELECT FROM pg_rewrite WHERE oid >= 16384 AND ev_type <> '1') AS any`,
  );
  if (!there?.any) return inserts;
  return ['SET session_replication_role = replica', ...inserts, 'RESET session_replication_role'];
}

/** The attributes of composite types by the names of these. */
type Composites = ReadonlyMap<string, readonly SampleColumn[]>;

function insertRow(
  table: string,
  columns: readonly SampleColumn[],
  row: number,
  composites: Composites,
): string {
  const names = columns.map(({ name }) => quoteIdentifier(name));
  const values = columns.map((column) => sampleValue(column, row, composites));
  const insert = `INSERT INTO ${table} (${names.join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${values.join(', ')})`;
  return columns[0]!.isChoosy ? whereItFits(insert) : insert;
}

/** A row that belongs into no partition, breaks a check or is there already is left out. */
function whereItFits(insert: string): string {
  return `DO $$ BEGIN ${insert}; EXCEPTION WHEN check_violation OR unique_violation THEN NULL; END $$`;
}

function sampleValue(column: SampleColumn, row: number, composites: Composites): string {
  const value = `${sampleElement(column, row, composites)}::${column.element}`;
  return column.isArray ? `ARRAY[${value}]::${column.type}` : value;
}

function sampleElement(column: SampleColumn, row: number, composites: Composites): string {
  const attributes = composites.get(column.element);
  if (attributes)
    return `ROW(${attributes.map((attribute) => sampleValue(attribute, row, composites)).join(', ')})`;
  if (column.ends) return quoteLiteral(sampleRange(column.ends, column.isMultirange === true, row));
  const text = column.labels
    ? column.labels[(row - 1) % column.labels.length]!
    : sampleText(column.element, row);
  return quoteLiteral(text);
}

/** Those of two rows do not overlap. */
function sampleRange(ends: string, isMultirange: boolean, row: number): string {
  const range = `["${sampleText(ends, row)}","${sampleText(ends, row + 1)}")`;
  return isMultirange ? `{${range}}` : range;
}

/** The value of a row in a column of this type, as PostgreSQL reads it. Most are the number of the row. */
function sampleText(type: string, row: number): string {
  const family = type.replace(/\(.*\)|^.*\./g, '');
  const texts: Readonly<Record<string, string>> = {
    boolean: row % 2 === 0 ? 'true' : 'false',
    uuid: `00000000-0000-4000-8000-${String(row).padStart(12, '0')}`,
    date: `2020-01-${String(row).padStart(2, '0')}`,
    'timestamp without time zone': `2020-01-${String(row).padStart(2, '0')} 10:00:00`,
    'timestamp with time zone': `2020-01-${String(row).padStart(2, '0')} 10:00:00Z`,
    'time without time zone': `10:00:0${row}`,
    'time with time zone': `10:00:0${row}Z`,
    interval: `${row} days`,
    bytea: `\\x0${row}`,
    inet: `10.0.0.${row}`,
    cidr: `10.0.${row}.0/24`,
    xml: `<row>${row}</row>`,
    bit: row.toString(2).padStart(Number(/\((\d+)\)/.exec(type)?.[1] ?? 1), '0'),
    'bit varying': row.toString(2),
    point: `(${row},${row})`,
    hstore: `"${row}"=>"${row}"`,
  };
  return texts[family] ?? String(row);
}
