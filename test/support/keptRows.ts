import type { Database } from '../../src/database/database.ts';
import { tableColumns } from '../../src/kinds/shared/tableColumns.ts';
import type { Comparison } from '../../src/migrate/compareWithDatabase.ts';
import { deepEqual } from '../../src/model/deepEqual.ts';
import type { ObjectId, Schema, SchemaObject } from '../../src/model/object.ts';
import { quoteIdentifier } from '../../src/sql/quoteIdentifier.ts';
import { quoteLiteral } from '../../src/sql/quoteLiteral.ts';
import { convertedTexts } from './convertedTexts.ts';

/** A table that stays, and those of its columns whose values must stay. */
interface KeptTable {
  readonly before: TableRows;
  readonly after: TableRows;
  readonly columns: readonly KeptColumn[];
}

interface KeptColumn {
  readonly before: string;
  readonly after: string;
  /** What the values of its enum are called now, and what takes the place of those that go, by these. */
  readonly replaced: ReadonlyMap<string, string>;
}

interface TableRows {
  readonly name: string;
  /** What stands behind FROM. */
  readonly from: string;
}

type Row = readonly (string | null)[];

/** The values of a kept table as texts, and the types of its kept columns, as PostgreSQL writes them. */
interface Contents {
  readonly table: KeptTable;
  readonly types: readonly string[];
  readonly rows: readonly Row[];
}

/** What stands in the columns that a migration must keep: those in both schemas that are computed in neither. */
export async function readKeptRows(database: Database, comparison: Comparison): Promise<readonly Contents[]> {
  const contents: Contents[] = [];
  for (const table of keptTables(comparison)) contents.push(await readContents(database, table, 'before'));
  return contents;
}

/** The tables that lost values or rows since their contents were read, each with what stands in it now. */
export async function lostRows(database: Database, contents: readonly Contents[]): Promise<string[]> {
  const problems: string[] = [];
  for (const old of contents) {
    const now = await readContents(database, old.table, 'after');
    const wanted = await inNewTypes(database, old, now.types);
    if (sorted(wanted).join() === sorted(now.rows).join()) continue;
    problems.push(
      `rows of ${old.table.after.name}: ${sorted(now.rows).join()} instead of ${sorted(wanted).join()}`,
    );
  }
  return problems;
}

function keptTables(comparison: Comparison): readonly KeptTable[] {
  const { current, moved, after } = comparison;
  const twin = (object: SchemaObject) => after.get(moved.get(object.id) ?? object.id);
  return [...current.values()].flatMap((table) => {
    const wanted = twin(table);
    if (table.kind !== 'table' || !wanted || (isPartition(table) && isPartition(wanted))) return [];
    const columns = columnsOf(table, current).flatMap((column) => {
      if (isComputed(column)) return [];
      const same = twin(column);
      if (!same || isComputed(same) || same.hints?.using !== undefined) return [];
      return [
        { before: column.name.at(-1)!, after: same.name.at(-1)!, replaced: replacedValues(same, comparison) },
      ];
    });
    const others = otherTables(table, wanted, comparison);
    return [{ before: rowsOf(table, others.before), after: rowsOf(wanted, others.after), columns }];
  });
}

function columnsOf(table: SchemaObject, schema: Schema): readonly SchemaObject[] {
  return tableColumns(table.id, schema, {
    children: (_, id) => [...schema.values()].filter(({ parent }) => parent === id),
  });
}

function isPartition({ attributes }: SchemaObject): boolean {
  return 'partition' in attributes;
}

function isPartitioned({ attributes }: SchemaObject): boolean {
  return 'partitionKey' in attributes;
}

/** The partitions whose rows are not to stay in the table: those that go, and those that leave or join with theirs. */
function otherTables(table: SchemaObject, wanted: SchemaObject, { current, moved, after }: Comparison) {
  const pairs = [...current.values()]
    .filter(({ kind }) => kind === 'table')
    .map((old) => ({ old, now: after.get(moved.get(old.id) ?? old.id) }));
  const left = pairs.filter(
    ({ old, now }) =>
      isWithin(old, table, current) && (now ? !isWithin(now, wanted, after) : keepsKey(table, wanted)),
  );
  const joined = pairs.filter(
    ({ old, now }) => now && isWithin(now, wanted, after) && !isWithin(old, table, current),
  );
  return { before: left.map(({ old }) => old), after: joined.map(({ now }) => now!) };
}

/** Where the key is another, the rows of all partitions move. */
function keepsKey(table: SchemaObject, wanted: SchemaObject): boolean {
  const [before, after] = [table, wanted].map(
    ({ attributes }) => (attributes as { partitionKey?: unknown }).partitionKey,
  );
  return deepEqual(before, after);
}

function isWithin(table: SchemaObject, whole: SchemaObject, schema: Schema): boolean {
  if (table.id === whole.id) return true;
  const above = isPartition(table) ? schema.get(table.parent!) : undefined;
  return above !== undefined && isWithin(above, whole, schema);
}

/** A table for FROM: of one that others inherit from, its own rows; of a partitioned one, without those of `others`. */
function rowsOf(table: SchemaObject, others: readonly SchemaObject[]): TableRows {
  const name = qualified(table.name);
  if (!isPartitioned(table)) return { name, from: `ONLY ${name}` };
  const names = others.map((other) => `, ${quoteLiteral(qualified(other.name))}`).join('');
  return {
    name,
    from: `${name} WHERE NOT EXISTS (SELECT FROM unnest(ARRAY[NULL${names}]::text[]) AS other
      WHERE tableoid = other::regclass OR tableoid IN (SELECT relid FROM pg_partition_tree(other::regclass)))`,
  };
}

function replacedValues(column: SchemaObject, { after, parts }: Comparison): ReadonlyMap<string, string> {
  const { type } = column.attributes as { readonly type: { readonly object?: ObjectId } };
  if (!type.object) return new Map();
  const replaced = [...(parts.get(type.object) ?? []), ...(after.get(type.object)?.hints?.replaced ?? [])];
  return new Map(replaced.map((value) => [value.before, value.after]));
}

/** A value as text, or a list of values without quotes. */
function withReplacedValues(text: string | null, replaced: ReadonlyMap<string, string>): string | null {
  return text === null ? null : text.replaceAll(/[^{},]+/g, (value) => replaced.get(value) ?? value);
}

function isComputed(column: SchemaObject): boolean {
  const { default: value } = column.attributes as { readonly default: { readonly type: string } | null };
  return value?.type === 'generated';
}

function qualified(name: readonly string[]): string {
  return name.map(quoteIdentifier).join('.');
}

async function readContents(
  database: Database,
  table: KeptTable,
  side: 'before' | 'after',
): Promise<Contents> {
  const names = table.columns.map((column) => column[side]);
  const types = await database.query<{ type: string }>(
    `SELECT format_type(atttypid, atttypmod) AS type FROM unnest($1::text[]) WITH ORDINALITY AS wanted (name, place)
     LEFT JOIN pg_attribute ON attrelid = $2::regclass AND attname = name AND NOT attisdropped ORDER BY place`,
    [names, table[side].name],
  );
  const values = names.map((name) => `${quoteIdentifier(name)}::text`);
  const rows = await database.query<{ row: Row }>(
    `SELECT ARRAY[${values.join(', ')}]::text[] AS row FROM ${table[side].from}`,
  );
  return { table, types: types.map(({ type }) => type), rows: rows.map(({ row }) => row) };
}

/** The rows as the new types write them. */
async function inNewTypes(
  database: Database,
  old: Contents,
  types: readonly string[],
): Promise<readonly Row[]> {
  const columns: Row[] = [];
  for (const [index, type] of types.entries()) {
    const { replaced } = old.table.columns[index]!;
    const values = old.rows.map((row) => withReplacedValues(row[index]!, replaced));
    columns.push(
      type === old.types[index] ? values : await convertedTexts(database, values, old.types[index]!, type),
    );
  }
  return old.rows.map((_, row) => columns.map((column) => column[row]!));
}

function sorted(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
