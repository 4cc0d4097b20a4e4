import { type ObjectId, objectName } from '../../model/object.ts';
import type { Reading, Readings } from '../../model/reading.ts';
import { literal, type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, CatalogNames, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { groupBy } from '../shared/groupBy.ts';
import { keyParts, rowKey } from '../shared/rowKey.ts';
import { type RowFacts, readFacts } from './facts.ts';
import { type Data, type DataDetails, dataId } from './object.ts';

/** What is asked of the rows of one table. */
interface Wanted {
  readonly schema: string;
  readonly table: string;
  /** The first of these keys counts whose columns are all there. */
  readonly keys: readonly { readonly key: readonly string[]; readonly complete: boolean }[];
  readonly columns: readonly string[];
  /** The keys of rows that were declared before, and of those that are declared for the first time. */
  readonly owned: readonly string[];
  readonly wished: readonly string[];
  /** The values of both. */
  readonly rows: readonly (readonly string[])[];
}

interface DataRow {
  readonly relation: Oid;
  readonly wanted: Wanted;
  readonly chosen: Wanted['keys'][number];
  /** The numbers of the columns that are not computed. */
  readonly columns: Readonly<Record<string, number>>;
  /** All values of each row as texts, but those that are computed. */
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

/** The rows of the tables of which some belong to the schema. The other tables are not looked at. */
export const dataCatalog: Catalog<DataRow, Data> = {
  query: (_, readings) => dataQuery(wantedRows(readings)),
  toObject: (row, names) => {
    const table = names.own(catalogClass.relation, row.relation)!;
    const columns = columnsOf(row, names);
    // Of a block that is gone, and all its rows with it, nothing is left.
    if (row.rows.length === 0) return undefined;
    return {
      kind: 'data',
      id: dataId(objectName(table)),
      parent: table,
      name: [...objectName(table), 'rows'],
      ...contentsOf(row, columns),
      dependsOn: [...columns.values()],
    };
  },
  addresses: () => [],
};

/** What earlier declarations say of a key counts where the present one says nothing. */
function wantedRows({ kept, wished }: Readings): readonly Wanted[] {
  const objects = new Set([...kept, ...wished].map(({ object }) => object));
  const [before, now] = [factsByObject(kept), factsByObject(wished)];
  return [...objects].flatMap((id): Wanted[] => {
    const [schema, table] = objectName(id);
    const [old, declared] = [before.get(id) ?? [], now.get(id) ?? []];
    const all = [...declared, ...old];
    const owned = old[0]?.rows ?? [];
    const known = new Set(owned);
    const fresh = (declared[0]?.rows ?? []).filter((row) => !known.has(row));
    if (!schema || !table || all.length === 0) return [];
    return [
      {
        ...{ schema, table, owned, wished: fresh },
        keys: all.map(({ key, complete }) => ({ key, complete })),
        columns: [...new Set(all.flatMap(({ columns }) => columns))],
        rows: [...owned, ...fresh].map(keyParts),
      },
    ];
  });
}

function factsByObject(readings: readonly Reading[]): ReadonlyMap<ObjectId, readonly RowFacts[]> {
  const groups = groupBy(readings, ({ object }) => object);
  return new Map([...groups].map(([id, facts]) => [id, readFacts(facts)]));
}

/**
 * Tables whose names are known only now are read through query_to_xml; hexadecimal digits keep every character. A key is
 * compared as a value of its own type, so that its index serves, where no text given could fail to be one.
 */
function dataQuery(wanted: readonly Wanted[]): Sql {
  if (wanted.length === 0) return sql`SELECT WHERE false`;
  return sql`
    SELECT t.oid AS relation, w.value AS wanted, k.value AS chosen,
      (SELECT json_object_agg(a.attname, a.attnum) FROM pg_attribute a
       WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      convert_from(decode(substring(query_to_xml(format(
        'SELECT encode(convert_to(coalesce(json_agg(x), ''[]'')::text, ''UTF8''), ''hex'') AS rows FROM (SELECT %s FROM %s%I.%I r WHERE %s) x',
        (SELECT string_agg(format('r.%1$I::text AS %1$I', a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
        CASE c.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END, t.schema, t.name,
        CASE WHEN k.value->>'complete' = 'true' THEN 'true' WHEN keys.texts IS NULL THEN 'false'
          ELSE format('(%s) IN (%s)', keys.columns, keys.texts) END),
        false, true, '')::text FROM '<rows>([0-9a-f]*)</rows>'), 'hex'), 'UTF8')::json AS rows
    FROM json_array_elements(${literal(JSON.stringify(wanted))}::json) w
    JOIN tables t ON t.schema = w.value->>'schema' AND t.name = w.value->>'table'
    JOIN pg_class c ON c.oid = t.oid
    CROSS JOIN LATERAL (
      SELECT k.value FROM json_array_elements(w.value->'keys') WITH ORDINALITY k(value, place)
      WHERE NOT EXISTS (
        SELECT FROM json_array_elements_text(k.value->'key') n(name)
        WHERE NOT EXISTS (SELECT FROM pg_attribute a
          WHERE a.attrelid = t.oid AND a.attname = n.name AND a.attnum > 0 AND NOT a.attisdropped))
      ORDER BY k.place LIMIT 1) k
    CROSS JOIN LATERAL (
      SELECT string_agg(CASE WHEN a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype)
          OR a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) AND NOT EXISTS (
            SELECT FROM json_array_elements(w.value->'rows') v
            WHERE coalesce(v.value->>(n.place::int - 1), '') !~ ('^-?[0-9]{1,' || CASE a.attlen WHEN 2 THEN 4 WHEN 4 THEN 9 ELSE 18 END || '}$'))
          THEN format('r.%I', a.attname) ELSE format('r.%I::text', a.attname) END, ', ' ORDER BY n.place) AS columns,
        (SELECT string_agg('(' || (SELECT string_agg(quote_literal(p.part), ', ' ORDER BY p.place)
            FROM json_array_elements_text(v.value) WITH ORDINALITY p(part, place)) || ')', ', ')
          FROM json_array_elements(w.value->'rows') v
          WHERE json_array_length(v.value) = json_array_length(k.value->'key')) AS texts
      FROM json_array_elements_text(k.value->'key') WITH ORDINALITY n(name, place)
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = n.name) keys`;
}

/** Those of the wanted columns that are there, by name. */
function columnsOf({ relation, wanted, chosen, columns }: DataRow, names: CatalogNames) {
  const wantedNames = [...new Set([...chosen.key, ...wanted.columns])];
  return new Map(
    wantedNames.flatMap((name) => {
      const id = names.own(catalogClass.relation, relation, columns[name] ?? 0);
      return columns[name] === undefined || !id ? [] : [[name, id] as const];
    }),
  );
}

function contentsOf(
  { wanted, chosen, rows }: DataRow,
  columns: ReadonlyMap<string, ObjectId>,
): Pick<Data, 'attributes' | 'details'> {
  const keyOf = (row: DataRow['rows'][number]) => rowKey(chosen.key.map((name) => row[name] ?? ''));
  const wished = new Set(wanted.wished);
  const [adopted, own] = [
    rows.filter((row) => wished.has(keyOf(row))),
    rows.filter((row) => !wished.has(keyOf(row))),
  ];
  const others = own.map((row) => [keyOf(row), without(row, columns)] as const);
  const details: DataDetails = {
    ...(chosen.complete && { complete: true }),
    ...(others.some(([, values]) => Object.keys(values).length > 0) && {
      others: Object.fromEntries(others),
    }),
    ...(adopted.length > 0 && { adopted: Object.fromEntries(adopted.map((row) => [keyOf(row), row])) }),
  };
  return {
    attributes: {
      key: chosen.key.map((name) => columns.get(name)!),
      rows: Object.fromEntries(own.map((row) => [keyOf(row), valuesOf(row, columns)])),
    },
    details: details as Readonly<Record<string, unknown>>,
  };
}

function valuesOf(row: DataRow['rows'][number], columns: ReadonlyMap<string, ObjectId>) {
  return Object.fromEntries([...columns].map(([name, id]) => [id, row[name] ?? null]));
}

function without(row: DataRow['rows'][number], columns: ReadonlyMap<string, ObjectId>) {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.has(name)));
}
