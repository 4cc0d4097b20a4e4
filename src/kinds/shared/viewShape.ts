import { deepEqual } from '../../model/deepEqual.ts';
import { join, type Sql, sql, verbatim } from '../../sql/sql.ts';

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
  readonly definition: string;
  readonly columns: readonly ViewColumnShape[] | null;
  readonly options: readonly string[] | null;
}

/** Columns of a query for ViewShapeRows, of `v` (views) and `c` (pg_class). */
export const viewShapeColumns: Sql = sql`ltrim(rtrim(pg_get_viewdef(v.oid), ';'), ' ') AS definition,
      c.reloptions AS options,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
         'collation', nullif(a.attcollation, 'default'::regcollation)::regcollation::text) ORDER BY a.attnum)
       FROM pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns`;

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
