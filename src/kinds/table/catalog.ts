import { type ObjectId, objectId } from '../../model/object.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type CollationRow, collationOfRow, collationValue } from '../shared/catalogTypes.ts';
import { withoutParentheses } from '../shared/indexCatalog.ts';
import type { IndexElement } from '../shared/indexElement.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import { parameterDetails } from '../shared/writtenParameters.ts';
import { type PartitionKey, type Table, type TableAttributes, tableId } from './object.ts';
import { partitionBound } from './partitionBound.ts';
import { splitList } from './splitList.ts';

interface TableRow {
  readonly oid: Oid;
  /** The types of its rows, and of arrays of them. */
  readonly type: Oid;
  readonly array: Oid;
  readonly schema: string;
  readonly name: string;
  readonly accessMethod: string | null;
  readonly unlogged: boolean;
  readonly tablespace: string | null;
  readonly parameters: readonly string[];
  readonly hasToast: boolean;
  readonly rowSecurity: boolean;
  readonly forceRowSecurity: boolean;
  /** Of a partition, as PostgreSQL prints it. */
  readonly bound: string | null;
  readonly writtenBound: string | null;
  /** The tables that it is a partition of, or inherits from, in their order. */
  readonly parents: readonly Oid[];
  /** Paths of the columns that its own ones are merged with: schema, table, column. */
  readonly merged: readonly (readonly string[])[];
  readonly mergedNotNulls: readonly (readonly string[])[] | null;
  readonly partitionKey: CatalogPartitionKey | null;
}

interface CatalogPartitionKey {
  /** `r`, `l` or `h`. */
  readonly strategy: string;
  readonly elements: readonly {
    /** The path of the column, which is the topmost table's: schema, table, column; null for an expression. */
    readonly column: readonly string[] | null;
    readonly operatorClass: string | null;
    readonly collation: CollationRow | null;
  }[];
  /** All expressions, with commas between them. */
  readonly expressions: string | null;
}

/** The row type of a table, and that of arrays of it, means the table. Tables come behind those that they get columns from. */
export const tableCatalog: Catalog<TableRow, Table> = {
  query: (version) => sql`
    SELECT t.oid, t.schema, t.name, c.reltype AS type, y.typarray AS array,
      nullif(am.amname, 'heap') AS "accessMethod", c.relpersistence = 'u' AS unlogged, s.spcname AS tablespace,
      coalesce(c.reloptions, '{}') || ARRAY(SELECT 'toast.' || p FROM unnest(o.reloptions) AS p) AS parameters,
      o.oid IS NOT NULL AS "hasToast", c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "forceRowSecurity",
      ${partitionBound} AS bound, pg_get_expr(c.relpartbound, c.oid) AS "writtenBound",
      (SELECT coalesce(json_agg(p.oid::text ORDER BY i.inhseqno), '[]')
        FROM pg_inherits i JOIN tables p ON p.oid = i.inhparent WHERE i.inhrelid = t.oid) AS parents,
      ${originsWhere(sql`a.attislocal`)} AS merged,
      ${version < notNullVersion ? sql`NULL` : originsWhere(hasOwnNotNull)} AS "mergedNotNulls",
      CASE WHEN c.relkind = 'p' THEN ${partitionKey} END AS "partitionKey"
    FROM tables t
    JOIN pg_class c ON c.oid = t.oid
    JOIN pg_type y ON y.oid = c.reltype
    LEFT JOIN pg_class o ON o.oid = c.reltoastrelid
    LEFT JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    ORDER BY t.level, t.oid`,
  toObject: (row, names) => {
    const { schema, name, bound } = row;
    const parents = row.parents.map((oid) => names.own(catalogClass.relation, oid)!);
    return {
      kind: 'table',
      id: tableId(schema, name),
      ...(bound === null ? {} : { parent: parents[0]! }),
      name: [schema, name],
      attributes: { ...attributesOf(row), ...lineageOf(row, parents) },
      dependsOn: [],
      ...detailsOf(row),
    };
  },
  addresses: ({ oid, type, array }) => [
    [catalogClass.relation, oid],
    [catalogClass.type, type],
    [catalogClass.type, array],
  ],
};

function lineageOf(row: TableRow, parents: readonly ObjectId[]): TableAttributes {
  const { bound, partitionKey } = row;
  return {
    ...(partitionKey !== null && { partitionKey: keyOf(partitionKey) }),
    ...(bound !== null && { partition: { of: parents[0]!, bound } }),
    ...(bound === null && parents.length > 0 && { inherits: parents, ...mergedOf(row) }),
  };
}

function mergedOf({ merged, mergedNotNulls }: TableRow): TableAttributes {
  const ids = (paths: readonly (readonly string[])[]) => paths.map((path) => objectId('column', path)).sort();
  return {
    ...(merged.length > 0 && { merged: ids(merged) }),
    ...(mergedNotNulls && mergedNotNulls.length > 0 && { mergedNotNulls: ids(mergedNotNulls) }),
  };
}

function detailsOf(row: TableRow): { readonly details?: Readonly<Record<string, unknown>> } {
  const { hasToast, mergedNotNulls, bound, writtenBound, parameters } = row;
  const details = {
    ...(!hasToast && { hasNoToast: true }),
    ...(mergedNotNulls === null && { hasNoNotNulls: true }),
    ...(writtenBound !== bound && { listed: { written: writtenBound, sorted: bound } }),
    ...parameterDetails(parameters),
  };
  return Object.keys(details).length > 0 ? { details } : {};
}

function attributesOf(row: TableRow): TableAttributes {
  const { accessMethod, unlogged, tablespace, parameters, rowSecurity, forceRowSecurity } = row;
  return {
    ...(accessMethod !== null && { accessMethod }),
    ...(unlogged && { unlogged }),
    ...(tablespace !== null && { tablespace }),
    ...(parameters.length > 0 && { parameters: [...parameters].sort() }),
    ...(rowSecurity && { rowSecurity }),
    ...(forceRowSecurity && { forceRowSecurity }),
  };
}

/** The columns at the top that the inherited columns `a` of a table come from, as far as a condition holds. */
function originsWhere(condition: Sql): Sql {
  return sql`(
      SELECT coalesce(json_agg(json_build_array(r.schema, r.name, a.attname)), '[]')
      FROM pg_attribute a
      CROSS JOIN LATERAL (
        WITH RECURSIVE up(relation, level) AS (
          SELECT a.attrelid, 0
          UNION ALL
          SELECT (SELECT i.inhparent FROM pg_inherits i JOIN pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname
            WHERE i.inhrelid = up.relation ORDER BY i.inhseqno LIMIT 1), up.level + 1
          FROM up WHERE up.relation IS NOT NULL)
        SELECT relation FROM up WHERE relation IS NOT NULL ORDER BY level DESC LIMIT 1) o
      JOIN tables r ON r.oid = o.relation
      WHERE a.attrelid = t.oid AND a.attnum > 0 AND a.attinhcount > 0 AND NOT a.attisdropped AND NOT c.relispartition AND ${condition})`;
}

/** A primary key makes it the table's own or not, as it comes with the table or later: that is no difference. */
const hasOwnNotNull: Sql = sql`
        EXISTS (SELECT FROM pg_constraint n WHERE n.conrelid = a.attrelid AND n.contype = 'n' AND n.conkey[1] = a.attnum
          AND n.conislocal AND n.coninhcount > 0)
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'p' AND a.attnum = ANY (k.conkey))`;

/** Operator classes and collations are stated where they are not those that the key takes by itself. */
const partitionKey: Sql = sql`(
      SELECT json_build_object('strategy', k.partstrat, 'expressions', pg_get_expr(k.partexprs, k.partrelid, true),
        'elements', json_agg(json_build_object(
          'column', CASE WHEN e.number > 0 THEN json_build_array(r.schema, r.name, a.attname) END,
          'operatorClass', CASE WHEN NOT o.opcdefault OR exact.oid <> o.oid THEN
            CASE osp.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(osp.nspname) || '.' END || quote_ident(o.opcname) END,
          'collation', CASE WHEN CASE WHEN e.number > 0 THEN l.oid <> a.attcollation
              ELSE l.name <> 'default' AND strpos(pg_get_partkeydef(t.oid), ' COLLATE ') > 0 END
            THEN ${collationValue(sql`l`)} END) ORDER BY e.place))
      FROM pg_partitioned_table k
      CROSS JOIN LATERAL unnest(k.partattrs::int2[], k.partclass::oid[], k.partcollation::oid[])
        WITH ORDINALITY AS e(number, class, collate_with, place)
      JOIN pg_opclass o ON o.oid = e.class
      JOIN pg_namespace osp ON osp.oid = o.opcnamespace
      JOIN tables r ON r.oid = pg_partition_root(t.oid)
      LEFT JOIN pg_attribute a ON a.attrelid = k.partrelid AND a.attnum = e.number AND e.number > 0
      LEFT JOIN pg_opclass exact ON exact.opcmethod = o.opcmethod AND exact.opcdefault AND exact.opcintype = a.atttypid
      LEFT JOIN collations l ON l.oid = e.collate_with
      WHERE k.partrelid = t.oid
      GROUP BY k.partrelid, k.partstrat, k.partexprs)`;

const strategies: Readonly<Record<string, PartitionKey['strategy']>> = { r: 'range', l: 'list', h: 'hash' };

function keyOf({ strategy, elements, expressions }: CatalogPartitionKey): PartitionKey {
  const known = strategies[strategy];
  if (!known) throw new Error(`pg_partitioned_table has an unknown strategy: ${strategy}`);
  const texts = splitList(expressions ?? '').map(withoutParentheses);
  return {
    strategy: known,
    elements: elements.map(
      ({ column, operatorClass, collation }): IndexElement => ({
        ...(column === null ? { expression: texts.shift()! } : { column: objectId('column', column) }),
        ...(operatorClass === null ? {} : { operatorClass }),
        ...(collation === null ? {} : { collation: collationOfRow(collation) }),
      }),
    ),
  };
}
