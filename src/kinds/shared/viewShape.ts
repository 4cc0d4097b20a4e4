import { deepEqual } from '../../model/deepEqual.ts';
import { join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { Address, Oid } from '../kind.ts';
import { catalogClass } from './catalogClass.ts';
import { ownerColumn } from './owner.ts';

/** What a view and a materialized view have in common. */
export interface ViewShape {
  /** The query, as PostgreSQL prints it; it names every column. */
  readonly definition: string;
  /** In their order. */
  readonly columns: readonly ViewColumnShape[];
  /** As in pg_class.reloptions, sorted: `security_barrier=true`. */
  readonly options: readonly string[];
}

interface ViewColumnShape {
  readonly name: string;
  /** As format_type prints it. */
  readonly type: string;
  /** SQL; null for the default collation and for types without one. */
  readonly collation: string | null;
}

export interface ViewShapeRow {
  readonly oid: Oid;
  /** The types of its rows, and of arrays of them. */
  readonly type: Oid;
  readonly array: Oid;
  /** The rule that holds its query. */
  readonly rule: Oid;
  readonly schema: string;
  readonly name: string;
  readonly owner: string | null;
  readonly definition: string;
  readonly columns: readonly ViewColumnShape[] | null;
  readonly options: readonly string[] | null;
}

/** Columns of a query for ViewShapeRows from `viewSource`. */
export const viewShapeColumns: Sql = sql`v.oid, c.reltype AS type, t.typarray AS array, r.oid AS rule, v.schema, v.name,
      ${ownerColumn(sql`c.relowner`)}, ltrim(rtrim(pg_get_viewdef(v.oid), ';'), ' ') AS definition,
      c.reloptions AS options,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
         'collation', nullif(a.attcollation, 'default'::regcollation)::regcollation::text) ORDER BY a.attnum)
       FROM pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns`;

/** `v`, the views of the introspection, and `c`, their rows of pg_class. */
export const viewSource: Sql = sql`views v
    JOIN pg_class c ON c.oid = v.oid
    JOIN pg_type t ON t.oid = c.reltype
    JOIN pg_rewrite r ON r.ev_class = v.oid AND r.rulename = '_RETURN'`;

/** A view depends on others through its rule. */
export function viewAddresses({ oid, type, array, rule }: ViewShapeRow): readonly Address[] {
  return [
    [catalogClass.relation, oid],
    [catalogClass.type, type],
    [catalogClass.type, array],
    [catalogClass.rewrite, rule],
  ];
}

export function viewShape({ definition, columns, options }: ViewShapeRow): ViewShape {
  return {
    definition: sameValues(definition),
    columns: (columns ?? []).map((column) => ({
      ...column,
      collation: column.collation === '-' ? null : column.collation,
    })),
    options: [...(options ?? [])].sort(),
  };
}

/** The columns of VALUES, once they are called something, are printed in one way at first and in another when read back. */
function sameValues(definition: string): string {
  return definition.includes('"*VALUES*"')
    ? definition.replace('FROM ( VALUES (', 'FROM (VALUES (')
    : definition;
}

/** Whether the columns are those of before, in their places, and at most more behind them. */
export function keepsColumns(before: ViewShape, after: ViewShape): boolean {
  return deepEqual(before.columns, after.columns.slice(0, before.columns.length));
}

/** `WITH (security_barrier=true)`, or nothing. */
export function optionsSql(options: readonly string[]): readonly Sql[] {
  return options.length === 0 ? [] : [sql`WITH (${join(options.map(verbatim))})`];
}

/** The clauses `SET (…)` and `RESET (…)` that lead from some options to others. */
export function optionClauses(before: readonly string[], after: readonly string[]): readonly Sql[] {
  const nameOf = (option: string) => option.slice(0, option.indexOf('='));
  const kept = new Set(after.map(nameOf));
  const set = after.filter((option) => !before.includes(option));
  const reset = before.map(nameOf).filter((name) => !kept.has(name));
  return [
    ...(reset.length === 0 ? [] : [sql`RESET (${join(reset.map(verbatim))})`]),
    ...(set.length === 0 ? [] : [sql`SET (${join(set.map(verbatim))})`]),
  ];
}
