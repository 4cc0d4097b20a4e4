import { type ObjectId, objectName } from '../../model/object.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { CatalogNames, Oid } from '../kind.ts';
import { catalogClass } from './catalogClass.ts';
import type { IndexElement } from './indexElement.ts';

/** What the catalog tells of an index, unique or not. */
export interface IndexRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly predicate: string | null;
  readonly parameters: readonly string[] | null;
  readonly valid: boolean;
}

interface IndexKey {
  /** The number of the column; 0 for an expression. */
  readonly column: number;
  /** As pg_get_indexdef prints it: in parentheses unless it is a function call. */
  readonly expression: string | null;
  readonly operatorClass: string | null;
  /** Of the operator class: `siglen=32`. */
  readonly options: readonly string[] | null;
  readonly collation: string | null;
  /** Bit 1: descending; bit 2: nulls first. */
  readonly order: number;
  /** A column of INCLUDE. */
  readonly included: boolean;
}

/** The name of an operator class or a collation; its schema stands only where it is neither PostgreSQL's nor an
 *  extension's. */
const operatorClassName: Sql = sql`CASE
        WHEN n.nspname = 'pg_catalog' OR EXISTS (
          SELECT FROM members m WHERE m.classid = o.tableoid AND m.objid = o.oid) THEN quote_ident(o.opcname)
        ELSE quote_ident(n.nspname) || '.' || quote_ident(o.opcname) END`;

/** Whether it is the class that an index on this column takes by itself: PostgreSQL prefers the exact type. */
const isDefaultClass: Sql = sql`o.opcdefault AND (o.opcintype = coalesce(h.atttypid, o.opcintype) OR NOT EXISTS (
          SELECT FROM pg_opclass p
          WHERE p.opcmethod = o.opcmethod AND p.opcdefault AND p.opcintype = h.atttypid))`;

const operatorClass: Sql = sql`(
        SELECT CASE WHEN NOT (${isDefaultClass}) OR i.attoptions IS NOT NULL THEN ${operatorClassName} END
        FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = k.class)`;

/**
 * A collation is stated where it is not the column's own. Of an expression only the printed index tells whether its
 * collation is the expression's own.
 */
const collation: Sql = sql`(
        SELECT CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(l.collname)
        FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
        WHERE l.oid = k.collate_with AND CASE WHEN k.number > 0 THEN l.oid <> h.attcollation
          ELSE l.collname <> 'default' AND strpos(pg_get_indexdef(x.indexrelid),
            pg_get_indexdef(x.indexrelid, k.place::int, false) || ' COLLATE ') > 0 END)`;

/** The columns of an IndexRow. It wants `t` (tables), `x` (pg_index) and `c` (the pg_class of the index). */
export const indexColumns: Sql = sql`c.oid, t.oid AS relation, c.relname AS name, x.indisvalid AS valid,
      (SELECT m.amname FROM pg_am m WHERE m.oid = c.relam) AS method, c.reloptions AS parameters,
      pg_get_expr(x.indpred, x.indrelid, true) AS predicate,
      (SELECT json_agg(json_build_object('column', k.number,
        'expression', CASE k.number WHEN 0 THEN pg_get_indexdef(x.indexrelid, k.place::int, true) END,
        'operatorClass', ${operatorClass}, 'options', i.attoptions, 'collation', ${collation},
        'order', k.flags, 'included', k.place > x.indnkeyatts) ORDER BY k.place)
      FROM unnest(x.indkey, x.indclass, x.indcollation, x.indoption)
        WITH ORDINALITY AS k(number, class, collate_with, flags, place)
      JOIN pg_attribute i ON i.attrelid = x.indexrelid AND i.attnum = k.place
      LEFT JOIN pg_attribute h ON h.attrelid = x.indrelid AND h.attnum = k.number AND k.number <> 0) AS keys`;

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
  };
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
    ...(key.collation === null ? {} : { collation: key.collation }),
    ...(descending ? { descending } : {}),
    ...(descending === nullsFirst ? {} : { nulls: nullsFirst ? 'first' : 'last' }),
  };
}

/** PostgreSQL puts one pair around every expression that is not a function call. */
function withoutParentheses(expression: string): string {
  return expression.startsWith('(') ? expression.slice(1, -1) : expression;
}

function withOptions(operatorClass: string, options: readonly string[] | null): string {
  return options === null ? operatorClass : `${operatorClass}(${options.join(', ')})`;
}
