import { type ObjectId, objectName } from '../../model/object.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { CatalogNames, Oid } from '../kind.ts';
import { catalogClass } from './catalogClass.ts';
import { type CollationRow, collationOfRow, collationValue } from './catalogTypes.ts';
import type { IndexElement } from './indexElement.ts';
import { parameterDetails } from './writtenParameters.ts';

/** What the catalog tells of an index, unique or not. */
export interface IndexRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly predicate: string | null;
  readonly parameters: readonly string[] | null;
  readonly tablespace: string | null;
  readonly valid: boolean;
}

interface IndexKey {
  /** The number of the column; 0 for an expression. */
  readonly column: number;
  /** As pg_get_indexdef prints it: in parentheses unless it is a function call. */
  readonly expression: string | null;
  readonly operatorClass: string | null;
  /** Its name without a schema, whether stated or not; null for a column of INCLUDE. */
  readonly className: string | null;
  /** Of the operator class: `siglen=32`. */
  readonly options: readonly string[] | null;
  readonly collation: CollationRow | null;
  /** Stated or not; null for what has none. */
  readonly ordering: CollationRow | null;
  /** Bit 1: descending; bit 2: nulls first. */
  readonly order: number;
  /** A column of INCLUDE. */
  readonly included: boolean;
}

/** Stated where it is not the class that an index takes by itself: the exact type's default, else a kindred type's. */
const operatorClass: Sql = sql`CASE
          WHEN o.opcdefault AND (exact.oid IS NULL OR exact.oid = o.oid) AND i.attoptions IS NULL THEN NULL
          WHEN osp.nspname = 'pg_catalog' OR om.objid IS NOT NULL THEN quote_ident(o.opcname)
          ELSE quote_ident(osp.nspname) || '.' || quote_ident(o.opcname) END`;

/**
 * Stated where it is not the column's own. Of an expression only the printed index tells whether its collation is the
 * expression's own.
 */
const collation: Sql = sql`CASE
          WHEN CASE WHEN k.number > 0 THEN l.oid <> h.attcollation
            ELSE l.name <> 'default' AND strpos(pg_get_indexdef(x.indexrelid),
              pg_get_indexdef(x.indexrelid, k.place::int, false) || ' COLLATE ') > 0 END
          THEN ${collationValue(sql`l`)} END`;

/** The keys of indexes `x` (pg_index) that fulfil a condition: all at once, since there may be thousands. */
const keysOf = (condition: Sql): Sql => sql`(
      SELECT x.indexrelid AS index, json_agg(json_build_object('column', k.number,
        'expression', CASE k.number WHEN 0 THEN pg_get_indexdef(x.indexrelid, k.place::int, true) END,
        'operatorClass', ${operatorClass}, 'className', o.opcname, 'options', i.attoptions, 'collation', ${collation},
        'ordering', CASE WHEN l.oid IS NOT NULL THEN ${collationValue(sql`l`)} END, 'order', k.flags, 'included', k.place > x.indnkeyatts) ORDER BY k.place) AS keys
      FROM relations t
      JOIN pg_index x ON x.indrelid = t.oid AND ${condition}
      CROSS JOIN LATERAL unnest(x.indkey, x.indclass, x.indcollation, x.indoption)
        WITH ORDINALITY AS k(number, class, collate_with, flags, place)
      JOIN pg_attribute i ON i.attrelid = x.indexrelid AND i.attnum = k.place
      LEFT JOIN pg_attribute h ON h.attrelid = x.indrelid AND h.attnum = k.number AND k.number <> 0
      LEFT JOIN pg_opclass o ON o.oid = k.class
      LEFT JOIN pg_namespace osp ON osp.oid = o.opcnamespace
      LEFT JOIN members om ON om.classid = o.tableoid AND om.objid = o.oid
      LEFT JOIN pg_opclass exact ON exact.opcmethod = o.opcmethod AND exact.opcdefault AND exact.opcintype = h.atttypid
      LEFT JOIN collations l ON l.oid = k.collate_with
      GROUP BY x.indexrelid)`;

/** What more a kind of index wants to know: columns that begin with a comma, and joins. */
interface IndexQueryParts {
  /** Of `x` (pg_index): which indexes. */
  readonly condition: Sql;
  readonly columns?: Sql;
  readonly joins?: Sql;
}

/** Indexes that are part of one on a partitioned table are that index. */
export const isNotAttached = (index: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = ${index})`;

/**
 * A query for IndexRows, without what belongs to an index of a partitioned table.
 */
export function indexQuery({ condition, columns = sql``, joins = sql`` }: IndexQueryParts): Sql {
  const wanted = sql`${condition} AND ${isNotAttached(sql`x.indexrelid`)}`;
  return sql`
    SELECT c.oid, t.oid AS relation, c.relname AS name, x.indisvalid AS valid, am.amname AS method,
      c.reloptions AS parameters, ts.spcname AS tablespace, pg_get_expr(x.indpred, x.indrelid, true) AS predicate, k.keys${columns}
    FROM relations t
    JOIN pg_index x ON x.indrelid = t.oid AND ${wanted}
    JOIN ${keysOf(wanted)} k ON k.index = x.indexrelid
    JOIN pg_class c ON c.oid = x.indexrelid
    JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace${joins}`;
}

/** The attributes that all indexes have. */
export function indexAttributes(row: IndexRow, names: CatalogNames) {
  const columnAt = (number: number) => names.own(catalogClass.relation, row.relation, number)!;
  return {
    table: tableOf(row, names),
    method: row.method,
    elements: row.keys.filter((key) => !key.included).map((key) => elementOf(key, columnAt)),
    include: row.keys.filter((key) => key.included).map((key) => columnAt(key.column)),
    predicate: row.predicate,
    parameters: [...(row.parameters ?? [])].sort(),
    ...(row.tablespace === null ? {} : { tablespace: row.tablespace }),
  };
}

/** What is known of an index and is no part of it. */
export interface IndexDetails {
  /** Where an interrupted build has left it. */
  readonly valid?: false;
  /** The operator classes of its keys, in PostgreSQL's spelling, without options. */
  readonly operatorClasses: readonly string[];
  /** The collations of its keys, as their elements would state them. */
  readonly collations: readonly (string | null)[];
}

export function indexDetails({ valid, keys, parameters }: IndexRow): {
  readonly details: Record<string, unknown>;
} {
  const operatorClasses = keys.flatMap(({ className }) => className ?? []);
  const collations = keys.map(({ ordering }) => ordering && collationOfRow(ordering));
  const details: IndexDetails = { ...(valid ? {} : { valid }), operatorClasses, collations };
  return { details: { ...details, ...parameterDetails(parameters) } };
}

/** An index is in the schema of its table. */
export function indexName(
  row: IndexRow,
  names: CatalogNames,
  idOf: (schema: string, name: string) => ObjectId,
) {
  const table = tableOf(row, names);
  const [schema] = objectName(table) as [string, string];
  return { id: idOf(schema, row.name), parent: table, name: [schema, row.name] };
}

function tableOf(row: IndexRow, names: CatalogNames): ObjectId {
  return names.own(catalogClass.relation, row.relation)!;
}

function elementOf(key: IndexKey, columnAt: (number: number) => ObjectId): IndexElement {
  const descending = (key.order & 1) !== 0;
  const nullsFirst = (key.order & 2) !== 0;
  return {
    ...(key.expression === null
      ? { column: columnAt(key.column) }
      : { expression: withoutParentheses(key.expression) }),
    ...(key.operatorClass === null ? {} : { operatorClass: withOptions(key.operatorClass, key.options) }),
    ...(key.collation === null ? {} : { collation: collationOfRow(key.collation) }),
    ...(descending ? { descending } : {}),
    ...(descending === nullsFirst ? {} : { nulls: nullsFirst ? 'first' : 'last' }),
  };
}

/** PostgreSQL puts one pair around every expression that is not a function call. */
export function withoutParentheses(expression: string): string {
  return expression.startsWith('(') ? expression.slice(1, -1) : expression;
}

function withOptions(operatorClass: string, options: readonly string[] | null): string {
  return options === null ? operatorClass : `${operatorClass}(${options.join(', ')})`;
}
