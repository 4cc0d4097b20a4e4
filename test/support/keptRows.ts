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

/** A column, or an attribute of the composite type that a column has on both sides. */
interface KeptColumn {
  readonly before: Place;
  readonly after: Place;
  /** What the values of its enum are called now, and what takes the place of those that go, by these. */
  readonly replaced: ReadonlyMap<string, string>;
}

interface Place {
  /** The table or the composite type. */
  readonly relation: string;
  readonly name: string;
  /** The value of a row in SQL. */
  readonly value: string;
  readonly isList: boolean;
  /** Whether it is an attribute of what stands in a list: the values of all of them, as a list. */
  readonly isItem: boolean;
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

/** The tables that hold other rows than before, now that the way back was taken; but for these, and columns of these names. */
export async function rowsNotGivenBack(
  database: Database,
  contents: readonly Contents[],
  lost: readonly string[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const { table, rows } of contents.filter((one) => !lost.includes(one.table.before.name))) {
    const now = await readContents(database, table, 'before');
    const [wanted, found] = [rows, now.rows].map((all) =>
      sorted(all.map((row) => withoutColumns(row, table, lost))),
    );
    if (wanted!.join() === found!.join()) continue;
    problems.push(`down.sql leaves in ${table.before.name}: ${found!.join()} instead of ${wanted!.join()}`);
  }
  return problems;
}

function withoutColumns(row: Row, { columns }: KeptTable, names: readonly string[]): Row {
  return row.filter((_, index) => !names.includes(columns[index]!.before.name));
}

function keptTables(comparison: Comparison): readonly KeptTable[] {
  const { current, moved, after } = comparison;
  const twin = (object: SchemaObject) => after.get(moved.get(object.id) ?? object.id);
  return [...current.values()].flatMap((table) => {
    const wanted = twin(table);
    if (hasDeclaredRows(table, current) || hasDeclaredRows(wanted, after)) return [];
    if (table.kind !== 'table' || !wanted || (isPartition(table) && isPartition(wanted))) return [];
    const left = new Set(columnsOf(wanted, after));
    const columns = columnsOf(table, current).flatMap((column) => {
      if (isComputed(column)) return [];
      // One that was inherited stays in its parent, and may yet be gone here.
      const same = twin(column);
      if (!same || !left.has(same) || isComputed(same) || isGivenValues(column, same)) return [];
      return keptValues(column, same, comparison);
    });
    const others = otherTables(table, wanted, comparison);
    return [{ before: rowsOf(table, others.before), after: rowsOf(wanted, others.after), columns }];
  });
}

/** What a migration changes on purpose, the witness sees. */
function hasDeclaredRows(table: SchemaObject | undefined, schema: Schema): boolean {
  return [...schema.values()].some(({ kind, parent }) => kind === 'data' && parent === table?.id);
}

/** A composite value by its attributes, however deep, and a list of such: these may stand in another order. */
function keptValues(
  before: SchemaObject,
  after: SchemaObject,
  comparison: Comparison,
  within: readonly [before?: Place, after?: Place] = [],
): readonly KeptColumn[] {
  const { current, moved } = comparison;
  const twin = (id: ObjectId) => comparison.after.get(moved.get(id) ?? id);
  const [old, now] = [placeOf(before, within[0]), placeOf(after, within[1])];
  const type = compositeOf(before, current);
  if (!type || old.isItem || twin(type)?.id !== compositeOf(after, comparison.after))
    return [{ before: old, after: now, replaced: replacedValues(after, comparison) }];
  return [...current.values()].flatMap((attribute) => {
    const same = attribute.parent === type && attribute.kind === 'attribute' ? twin(attribute.id) : undefined;
    return same ? keptValues(attribute, same, comparison, [old, now]) : [];
  });
}

function placeOf(part: SchemaObject, within?: Place): Place {
  const [name, own] = [part.name.at(-1)!, quoteIdentifier(part.name.at(-1)!)];
  const { array: isList } = (part.attributes as Typed).type;
  const place = {
    relation: qualified(part.name.slice(0, -1)),
    name,
    isList,
    isItem: within?.isList === true,
  };
  if (!within) return { ...place, value: own };
  if (!within.isList) return { ...place, value: `(${within.value}).${own}` };
  return { ...place, value: `ARRAY(SELECT (item).${own} FROM unnest(${within.value}) AS item)` };
}

interface Typed {
  readonly type: { readonly object?: ObjectId; readonly array: boolean };
}

/** A domain is looked through, unless it is over what stands in a list. */
function compositeOf({ attributes }: SchemaObject, schema: Schema): ObjectId | undefined {
  const { type } = attributes as Typed;
  const object = type.object === undefined ? undefined : schema.get(type.object);
  if (object?.kind === 'domain' && !type.array) return compositeOf(object, schema);
  return object?.kind === 'composite' ? object.id : undefined;
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
function otherTables(table: SchemaObject, wanted: SchemaObject, comparison: Comparison) {
  const { current, moved, after } = comparison;
  const pairs = [...current.values()]
    .filter(({ kind }) => kind === 'table')
    .map((old) => ({ old, now: after.get(moved.get(old.id) ?? old.id) }));
  const left = pairs.filter(
    ({ old, now }) =>
      isWithin(old, table, current) &&
      (now ? !isWithin(now, wanted, after) : keepsKey(table, wanted, comparison)),
  );
  const joined = pairs.filter(
    ({ old, now }) => now && isWithin(now, wanted, after) && !isWithin(old, table, current),
  );
  return { before: left.map(({ old }) => old), after: joined.map(({ now }) => now!) };
}

/** Where the key or a column of it is another, the rows of all partitions move. */
function keepsKey(table: SchemaObject, wanted: SchemaObject, comparison: Comparison): boolean {
  const { current, moved, after } = comparison;
  const [before, now] = [table, wanted].map(
    ({ attributes }) => (attributes as { partitionKey?: unknown }).partitionKey,
  );
  const ids = [...current.keys()].filter((id) => JSON.stringify(before)?.includes(JSON.stringify(id)));
  const isRetyped = (id: ObjectId) => {
    const [old, retyped] = [current.get(id), after.get(moved.get(id) ?? id)].map(
      (column) => (column?.attributes as Typed | undefined)?.type,
    );
    return !deepEqual(old, retyped);
  };
  return deepEqual(inNewNames(before, moved), now) && !ids.some(isRetyped);
}

function inNewNames(value: unknown, moved: Comparison['moved']): unknown {
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value), (_, part) => moved.get(part) ?? part);
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

/** By SQL of the user's own: the case says what comes of it. */
function isGivenValues({ attributes }: SchemaObject, { hints }: SchemaObject): boolean {
  return (
    hints?.using !== undefined ||
    ((attributes as { nullable?: boolean }).nullable === true && hints?.backfill !== undefined)
  );
}

function isComputed(column: SchemaObject): boolean {
  const { default: value } = column.attributes as { readonly default: { readonly type: string } | null };
  return value?.type === 'generated';
}

function qualified(name: readonly string[]): string {
  return name.map(quoteIdentifier).join('.');
}

/** What a domain is over, however many lie between: one that keeps its name may be over another type now. */
const baseOfDomain = `
  WITH RECURSIVE beneath (type, modifier, depth) AS (
    SELECT typbasetype, typtypmod, 1 FROM pg_type WHERE oid = atttypid AND typtype = 'd'
    UNION ALL
    SELECT typbasetype, typtypmod, depth + 1 FROM beneath JOIN pg_type ON oid = type WHERE typtype = 'd'
  ) SELECT type, modifier FROM beneath ORDER BY depth DESC LIMIT 1`;

async function readContents(
  database: Database,
  table: KeptTable,
  side: 'before' | 'after',
): Promise<Contents> {
  const places = table.columns.map((column) => column[side]);
  const types = await database.query<{ type: string }>(
    `SELECT format_type(coalesce(base.type, atttypid), coalesce(base.modifier, atttypmod)) AS type
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (relation, name, place)
     LEFT JOIN pg_attribute ON attrelid = relation::regclass AND attname = name AND NOT attisdropped
     LEFT JOIN LATERAL (${baseOfDomain}) AS base ON true ORDER BY place`,
    [places.map(({ relation }) => relation), places.map(({ name }) => name)],
  );
  const values = places.map(({ value }) => `(${value})::text`);
  const rows = await database.query<{ row: Row }>(
    `SELECT ARRAY[${values.join(', ')}]::text[] AS row FROM ${table[side].from}`,
  );
  return {
    table,
    types: types.map(({ type }, index) => (places[index]!.isItem ? `${type}[]` : type)),
    rows: rows.map(({ row }) => row),
  };
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
